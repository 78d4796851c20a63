import type { ASTNode, ASTVisitFn } from 'graphql';
import { QueryDocumentKeys } from 'graphql/language/ast';
import type { Steps } from '../../platform/limits/turns';

// These take some tenths of a millisecond.
const NODES_OF_A_STEP = 64;

/** What is called for each node of a document; what it returns is ignored. */
export interface Visitor {
  readonly enter: ASTVisitFn<ASTNode>;
  readonly leave?: ASTVisitFn<ASTNode>;
}

type Container = ASTNode | readonly ASTNode[];

/** A node or list that is being walked through, and which of its members is next. */
interface Frame {
  readonly of: Container;
  readonly key: string | number | undefined;
  readonly parent: Container | undefined;
  /** The names of the members; null of a list. */
  readonly keys: readonly string[] | null;
  next: number;
}

/** Calls a visitor for all nodes below a root, with the same arguments as graphql-js's `visit`, but in steps. */
export function* walk(root: ASTNode, { enter, leave }: Visitor): Steps<void> {
  const path: (string | number)[] = [];
  const ancestors: Container[] = [];
  const frames: Frame[] = [frameOf(root, undefined, undefined)];
  enter(root, undefined, undefined, path, ancestors);
  for (let entered = 1; frames.length > 0;) {
    const frame = frames.at(-1)!;
    const { of, key, parent, keys } = frame;
    if (frame.next === (keys ?? (of as readonly ASTNode[])).length) {
      frames.pop();
      if (parent) ancestors.pop();
      if (keys) leave?.(of as ASTNode, key, parent, path, ancestors);
      path.pop();
      continue;
    }
    const at = keys ? keys[frame.next]! : frame.next;
    frame.next += 1;
    const member = (of as unknown as Record<string | number, Container | undefined>)[at];
    if (member === undefined) continue;
    path.push(at);
    if (!isList(member)) {
      enter(member, at, of, path, ancestors);
      if ((entered += 1) % NODES_OF_A_STEP === 0) yield;
    }
    ancestors.push(of);
    frames.push(frameOf(member, at, of));
  }
}

const isList = (member: Container): member is readonly ASTNode[] => Array.isArray(member);

const frameOf = (of: Container, key: Frame['key'], parent: Container | undefined): Frame => ({
  of,
  key,
  parent,
  keys: isList(of) ? null : (QueryDocumentKeys as Record<string, readonly string[]>)[of.kind]!,
  next: 0,
});
