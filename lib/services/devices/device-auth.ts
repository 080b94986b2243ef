import { createHmac } from 'node:crypto'
import { type CleanedWhere, type CustomAdapter, createAdapterFactory } from 'better-auth/adapters'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { betterAuth } from 'better-auth/minimal'
import { and, asc, desc, eq, gt, gte, inArray, lt, lte, ne, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import type { Engine, Store } from '../../data/engine/engine'
import { ensureSecretKey } from '../../data/files/secret-key'
import { newSecretKey } from '../../platform/secret-box'

/** The tables that hold better-auth's models; its users are the learners, and it has nothing else here. */
const tableOf = ({ t }: Store, model: string) => {
  if (model === 'session') return t.devices
  if (model === 'verification') return t.pairingCodes
  if (model === 'user') return t.learners
  throw new Error(`there is no table for “${model}”: devices are paired, nobody signs in with an account`)
}
type Table = ReturnType<typeof tableOf>

/** Where a column has another name than better-auth's field. */
const columnName = (model: string, field: string): string =>
  model === 'session' && field === 'userId' ? 'learnerId' : field

const columnOf = (table: Table, model: string, field: string) => {
  const column = Reflect.get(table, columnName(model, field))
  if (column === undefined) throw new Error(`“${model}” has no column for “${field}”`)
  return column
}

const toStored = (value: unknown): unknown => (value instanceof Date ? value.getTime() : value)

const COMPARE = { eq, ne, lt, lte, gt, gte } as const

const condition = (table: Table, model: string, { field, operator, value }: CleanedWhere): SQL => {
  const column = columnOf(table, model, field)
  if (operator === 'in') return inArray(column, (value as unknown[]).map(toStored)) // “in” comes with a list
  const compare = Reflect.get(COMPARE, operator ?? 'eq') as typeof eq | undefined
  if (compare === undefined) throw new Error(`“${operator}” is not used with devices`)
  return compare(column, toStored(value))
}

const matching = (table: Table, model: string, where: readonly CleanedWhere[] = []): SQL | undefined => {
  if (where.some(({ connector }) => connector === 'OR')) throw new Error('“OR” is not used with devices')
  return and(...where.map((part) => condition(table, model, part)))
}

const DATES = ['createdAt', 'updatedAt', 'expiresAt'] as const

/** A row as better-auth knows its models. A learner has no address; what nobody can write to stands in its place. */
const fromRow = (model: string, row: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const dated = Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      DATES.includes(name as (typeof DATES)[number]) ? new Date(Number(value)) : value,
    ]),
  )
  if (model === 'session') return { ...dated, userId: row.learnerId }
  if (model !== 'user') return dated
  const { id, name, createdAt } = dated
  return { id, name, email: `${id}@learner.invalid`, emailVerified: false, createdAt, updatedAt: createdAt }
}

/** Fields of the model that have no column (addresses and browsers of devices) are not kept. */
const toRow = (table: Table, model: string, data: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(data)
      .map(([field, value]) => [columnName(model, field), toStored(value)] as const)
      .filter(([name]) => name in table),
  )

const asRow = (model: string, row: Readonly<Record<string, unknown>> | undefined) =>
  row === undefined ? null : fromRow(model, row)

/** Reads and writes of better-auth through an engine: every write is a transaction like all others (decision 013). */
const adapterOver = ({ read, write }: Engine): CustomAdapter => {
  const find = async (model: string, where: readonly CleanedWhere[] | undefined, limit: number, order?: SQL) => {
    const table = tableOf(read, model)
    const query = read.db
      .select()
      .from(table)
      .where(matching(table, model, where))
      .$dynamic()
    return await (order ? query.orderBy(order) : query).limit(limit)
  }
  const removeRows = (model: string, where: readonly CleanedWhere[]) =>
    write(async (tx) => {
      const table = tableOf(tx, model)
      return await tx.db
        .delete(table)
        .where(matching(table, model, where))
        .returning()
    })
  const updateRows = (model: string, where: readonly CleanedWhere[], values: Readonly<Record<string, unknown>>) =>
    write(async (tx) => {
      const table = tableOf(tx, model)
      return await tx.db
        .update(table)
        .set(toRow(table, model, values))
        .where(matching(table, model, where))
        .returning()
    })

  return {
    create: async ({ model, data }) => {
      await write(async (tx) => {
        const table = tableOf(tx, model)
        await tx.db.insert(table).values(toRow(table, model, data) as never) // its columns are known at run time only
      })
      return data
    },
    findOne: async ({ model, where }) => asRow(model, (await find(model, where, 1))[0]) as never, // generic over models
    findMany: async ({ model, where, limit, sortBy }) => {
      const by = sortBy && columnOf(tableOf(read, model), model, sortBy.field)
      const order = by && (sortBy.direction === 'desc' ? desc(by) : asc(by))
      return (await find(model, where, limit, order)).map((row) => fromRow(model, row)) as never // generic over models
    },
    count: async ({ model, where }) => (await find(model, where, Number.MAX_SAFE_INTEGER)).length,
    update: async ({ model, where, update }) =>
      asRow(model, (await updateRows(model, where, update as Record<string, unknown>))[0]) as never, // generic over models
    updateMany: async ({ model, where, update }) => (await updateRows(model, where, update)).length,
    delete: async ({ model, where }) => {
      await removeRows(model, where)
    },
    deleteMany: async ({ model, where }) => (await removeRows(model, where)).length,
    consumeOne: async ({ model, where }) => asRow(model, (await removeRows(model, where))[0]) as never, // generic over models
  }
}

/** better-auth's storage in this program's database. */
const authStore = (engine: Engine) =>
  createAdapterFactory({
    config: { adapterId: 'aide', adapterName: 'Aide-Mémoire', supportsDates: true, supportsBooleans: true },
    adapter: () => adapterOver(engine),
  })

/** How long a device may stay unused; browsers keep no cookie for longer than 400 days. */
const DEVICE_DAYS = 180
const DEVICE_SECONDS = DEVICE_DAYS * 86_400
/** How exactly the last use of a device is known: more would be a write with every page. */
const LAST_USE_SECONDS = 3_600
export const CODE_MINUTES = 5

const purpose = (code: string): string => `pair:${code}`

/** better-auth's plugin for what it does not have: a code that pairs one device, made by somebody who is in already. */
const pairing = () => ({
  id: 'pairing',
  endpoints: {
    makePairingCode: createAuthEndpoint(
      '/pairing/code',
      { method: 'POST', body: z.object({ learnerId: z.string(), code: z.string() }), metadata: { SERVER_ONLY: true } },
      async (c) => {
        await c.context.internalAdapter.createVerificationValue({
          identifier: purpose(c.body.code),
          value: c.body.learnerId,
          expiresAt: new Date(Date.now() + CODE_MINUTES * 60_000),
        })
        return c.json({ made: true })
      },
    ),
    pairDevice: createAuthEndpoint(
      '/pairing/device',
      { method: 'POST', body: z.object({ code: z.string(), name: z.string() }), metadata: { SERVER_ONLY: true } },
      async (c) => {
        // Deletes it in the same step: of two devices with one code, one is paired.
        const code = await c.context.internalAdapter.consumeVerificationValue(purpose(c.body.code))
        const user = code && (await c.context.internalAdapter.findUserById(code.value))
        if (!user) return c.json({ paired: false })
        const session = await c.context.internalAdapter.createSession(user.id, false, { name: c.body.name })
        await setSessionCookie(c, { session, user })
        return c.json({ paired: true })
      },
    ),
  },
})

const options = (engine: Engine, dataDir: string, origin: string) => ({
  baseURL: origin,
  basePath: '/api/v1/devices',
  // Not the key itself: what signs cookies opens no stored secret.
  secret: createHmac('sha256', ensureSecretKey(dataDir, newSecretKey)).update('devices').digest('hex'),
  database: authStore(engine),
  session: {
    expiresIn: DEVICE_SECONDS,
    updateAge: LAST_USE_SECONDS,
    additionalFields: { name: { type: 'string' as const, required: true, input: false } },
  },
  verification: { storeIdentifier: 'hashed' as const },
  advanced: { cookiePrefix: 'aide', ipAddress: { disableIpTracking: true }, database: { generateId: 'uuid' as const } },
  telemetry: { enabled: false },
  logger: { disabled: true },
  plugins: [pairing()],
})

const make = (engine: Engine, dataDir: string, origin: string) => betterAuth(options(engine, dataDir, origin))
export type DeviceAuth = ReturnType<typeof make>

const made = new WeakMap<Engine, Map<string, DeviceAuth>>()

/**
 * Who has paired which devices: better-auth with the program's own tables. Its handler is mounted nowhere; only what is
 * called here exists.
 * @param origin the address that browsers use; an `https:` one makes cookies that are only sent encrypted
 */
export const deviceAuth = (engine: Engine, dataDir: string, origin: string): DeviceAuth => {
  const known = made.get(engine) ?? new Map<string, DeviceAuth>()
  made.set(engine, known)
  const auth = known.get(origin) ?? make(engine, dataDir, origin)
  known.set(origin, auth)
  return auth
}
