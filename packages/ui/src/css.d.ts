declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  // CSS Modules are given as a default export by every bundler.
  export default classes;
}
declare module '*.css';
