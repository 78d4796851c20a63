import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../api/context';
import { Viewer } from './viewer.type';

@Resolver()
export class ViewerResolver {
  @Query(() => Viewer, { description: 'The viewer, with name and role.' })
  viewer(@Ctx() { viewer }: Context): Viewer {
    return viewer;
  }
}
