import { STOP_SIGNALS } from './stop-signals';

// Imported first: a signal that arrives while the other modules are loaded is then delivered to the listeners that they add,
// where the system would end the process.
for (const signal of STOP_SIGNALS) process.on(signal, () => {});
