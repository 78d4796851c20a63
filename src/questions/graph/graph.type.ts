import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Entity } from '../../domain/entity/entity.type';
import { Node } from '../../domain/entity/node.type';
import type { Relation } from '../../api/relation';

/** One node of a graph. */
@ObjectType({
  description:
    'One node of a graph. Its depth is that of this answer; a cache that goes by ids should keep it with the graph, and only its entity by id.',
})
export class GraphNode {
  @Field(() => ID, { description: 'The id of its entity, by which edges name their ends.' })
  id: string;

  @Field(() => Entity, { description: 'Which country, leader or organization it is.' })
  entity: Relation<Entity>;

  @Field(() => Int, { description: 'Steps from the nearest of those asked about, which are 0.' })
  depth: number;
}

/** One edge of a graph. */
@ObjectType({
  description:
    'What connects two nodes: a relationship, a term of office, or all the events that they share.',
})
export class GraphEdge {
  @Field(() => ID, {
    description:
      'Unique among the edges: the id of the relationship or tenure; of shared events event:country_1:leader_4.',
  })
  id: string;

  @Field(() => ID, {
    description:
      'Id of the node where it begins: the subject of a relationship, the leader who holds an office.',
  })
  source: string;

  @Field(() => ID, { description: 'Id of the node where it leads.' })
  target: string;

  @Field({ description: 'Whether the direction means anything; false for what is mutual.' })
  directed: boolean;

  @Field({
    description:
      'What it is, to draw and to group by: the type of a relationship (DEFENSE_PACT, BORDER), TENURE, EVENT, or REPORT for events that a machine read in the news.',
  })
  kind: string;

  @Field({
    description:
      'The same for people: the type of a relationship, with its status unless it is active; the office; the latest event, and how many more.',
  })
  label: string;

  @Field(() => Node, {
    description: 'Its evidence: the Relationship, the Tenure, or of the shared Events the latest.',
  })
  by: Relation<Node>;
}

/** Things and what connects them. */
@ObjectType({ description: 'Things and what connects them, flat, for drawing.' })
export class Graph {
  @Field(() => [GraphNode], {
    description:
      'Those asked about, in their order, then their neighbors: the nearest first, and at the same depth those with the most connections.',
  })
  nodes: GraphNode[];

  @Field(() => [GraphEdge], {
    description:
      'What connects the nodes with each other, up to 1,000: relationships first, then terms of office, then shared events.',
  })
  edges: GraphEdge[];

  @Field({
    description:
      'Whether there is more within the depth than is listed. Of a thing with tens of thousands of connections not all are looked at; then it is true as well.',
  })
  truncated: boolean;
}
