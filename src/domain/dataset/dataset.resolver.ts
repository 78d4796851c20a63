import { Query, Resolver } from 'type-graphql';
import { type Read, Reading } from '../../api/doors';
import { Dataset } from './dataset.type';

@Resolver()
export class DatasetResolver {
  @Query(() => [Dataset], { description: 'Every body of data that was imported, by name.' })
  datasets(@Reading() read: Read): Promise<Dataset[]> {
    return read();
  }
}
