export * from './enums/entity';
export * from './enums/event';
export * from './enums/participation';
export * from './enums/relationship';
export * from './enums/evidence';
export * from './enums/import';
export * from './enums/platform';
