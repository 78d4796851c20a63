import { Query, Resolver } from 'type-graphql';
import { type Read, Reader } from '../../api/resolver-parameters';
import { Dataset } from './dataset.type';

@Resolver()
export class DatasetResolver {
  @Query(() => [Dataset], { description: 'All imported data sets, by name.' })
  datasets(@Reader() read: Read) {
    return read();
  }
}
