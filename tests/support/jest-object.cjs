// Jest gives it to modules as an argument; test files have it as a global.
globalThis.jest = jest;
