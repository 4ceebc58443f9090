// Stands for every stylesheet in tests: a class is named after its key.
export default new Proxy<Record<string, string>>({}, { get: (_, key) => String(key) });
