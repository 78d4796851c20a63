/**
 * A field's type that leads back to a module which is still loading. Around an alias the compiler emits no
 * reference to the class as decorator metadata, which swc would evaluate before the class exists.
 */
export type Relation<T> = T;
