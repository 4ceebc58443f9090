/** `npm run routes`: every endpoint with who may call it. */
import { endpoints } from '@romduol/contracts';

const rows = endpoints.map(({ method, path, allow, name }) => [method, `/api${path}`, allow, name] as const);
const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
for (const row of rows)
  console.log(
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
