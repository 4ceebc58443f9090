/** The measure for `sync`: the same rows, put into the same table by nothing but the database. */
import os from 'node:os';
import pg from 'pg';

const table = 'learning_event';
const rowsAStatement = 1_000;
/** The role as which the API's process works. */
const role = 'romduol_api';

/**
 * Leaves the table without dead rows, nothing to be written to disk from before, and statistics of every table: women who
 * come back joined weeks ago, and PostgreSQL has looked at its tables since.
 */
export async function settle(owner: pg.Client): Promise<void> {
  await owner.query(`vacuum full ${table}`);
  await owner.query('analyze');
  await owner.query('checkpoint');
}

/**
 * Takes the events of these trainees out, and puts the very same rows in again: by `unnest`, a thousand a statement, one
 * connection per core, under the API's role and so under row-level security. Statements are written out beforehand, as
 * the phones' batches are. Answers rows per second.
 */
export async function rawInsert(url: string, owner: pg.Client, trainees: readonly string[]): Promise<number> {
  const columns = await columnsOf(owner);
  const { rows } = await owner.query<Record<string, string | null>>(
    `select ${columns.map(({ name }) => `${name}::text as ${name}`).join(', ')}
       from ${table} where trainee_id = any($1::uuid[]) order by received_at, id`,
    [trainees],
  );
  await owner.query(`delete from ${table} where trainee_id = any($1::uuid[])`, [trainees]);
  await settle(owner);
  const into = columns.map(({ name }) => name).join(', ');
  const from = columns.map(({ type }, at) => `$${at + 1}::${type}[]`).join(', ');
  const text = `insert into ${table} (${into}) select * from unnest(${from})`;
  const statements = Array.from({ length: Math.ceil(rows.length / rowsAStatement) }, (_, at) => {
    const some = rows.slice(at * rowsAStatement, (at + 1) * rowsAStatement);
    return columns.map(({ name }) => arrayOf(some.map((row) => row[name] ?? null)));
  });
  const took = await onEveryCore(url, rows[0]?.['organisation_id'] ?? '', async (client, turn, turns) => {
    for (let at = turn; at < statements.length; at += turns)
      await client.query({ name: 'raw', text, values: statements[at] });
  });
  const perSecond = rows.length / (took / 1000);
  console.error(`Raw insert: ${rows.length} rows in ${took.toFixed(0)} ms, ${perSecond.toFixed(0)} a second.`);
  return perSecond;
}

async function columnsOf(owner: pg.Client): Promise<readonly { readonly name: string; readonly type: string }[]> {
  const { rows } = await owner.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  );
  return rows;
}

/** An array as PostgreSQL reads it. */
const arrayOf = (values: readonly (string | null)[]): string =>
  `{${values.map((value) => (value === null ? 'NULL' : `"${value.replace(/[\\"]/g, '\\$&')}"`)).join(',')}}`;

/** Runs the work on one connection per core at once. Answers milliseconds, without connecting. */
async function onEveryCore(
  url: string,
  organisationId: string,
  work: (client: pg.Client, turn: number, turns: number) => Promise<void>,
): Promise<number> {
  const clients = Array.from({ length: os.availableParallelism() }, () => new pg.Client({ connectionString: url }));
  try {
    for (const client of clients) {
      await client.connect();
      await client.query(`set role ${role}`);
      await client.query(`select set_config('app.organisation', $1, false)`, [organisationId]);
    }
    const from = performance.now();
    await Promise.all(clients.map((client, turn) => work(client, turn, clients.length)));
    return performance.now() - from;
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}
