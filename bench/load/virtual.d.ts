declare module 'virtual:parts' {
  const parts: import('./parts.ts').Parts;
  export default parts;
}
