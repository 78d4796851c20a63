declare module 'relay-compiler' {
  /** Path of the compiler's executable for this machine. */
  const path: string;
  export default path;
}
