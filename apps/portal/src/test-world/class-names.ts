/** Style sheets in tests: every class is called by its own name. */
// A default export, because that is what a CSS module has.
export default new Proxy<Record<string, string>>({}, { get: (_, name) => String(name) });
