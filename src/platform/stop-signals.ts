/** The signals that stop a program: of a terminal that is closed, of Ctrl-C, and of those that run programs. */
export const STOP_SIGNALS = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;
