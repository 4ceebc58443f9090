import { defineConfig } from 'vite';

/** One file a program: the workspace's packages are bundled in, npm packages stay outside. */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node22',
    outDir: 'dist',
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: { main: 'src/main.ts', prepare: 'src/prepare.ts', 'new-programme': 'src/new-programme.ts' },
      output: { entryFileNames: '[name].js' },
    },
  },
  ssr: { noExternal: [/^@romduol\//] },
});
