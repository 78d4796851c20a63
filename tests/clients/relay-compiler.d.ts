declare module 'relay-compiler' {
  /** Where the compiler's executable for this machine is. */
  const path: string;
  export default path;
}
