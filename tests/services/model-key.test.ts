import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import pg from 'pg'
import { expect, it } from 'vitest'
import { makeDataFolderPrivate } from '@/lib/data/files/private'
import { readSecretKey, secretKeyFileIn } from '@/lib/data/files/secret-key'
import { sqliteFileIn } from '@/lib/data/open'
import { findModel } from '@/lib/data/queries/learner/learner'
import type { Context } from '@/lib/services/context'
import { prepareDrafting } from '@/lib/services/model/draft-with-model'
import { loadModel, type SentModel, saveModel } from '@/lib/services/model/load-model'
import { modelKeys } from '@/lib/services/model/model-keys'
import { startUp } from '@/lib/services/start-up'
import { backUp } from '@/lib/services/storage/back-up'
import { runDoctor } from '@/lib/services/storage/run-doctor'
import { dump } from '@/tests/support/dump'
import { MORNING, type Opened, onBothEngines } from '@/tests/support/engines'
import { secondLearner } from './second-learner'

const KEY = 'sk-live-a1b2c3d4e5f6'
const FORM: SentModel = {
  isOn: true,
  endpoint: 'https://models.example.org/v1',
  model: 'small-1',
  apiKey: KEY,
  forgetKey: false,
  inputPrice: null,
  outputPrice: null,
}

const save = ({ ctx, dataDir }: Pick<Opened, 'ctx' | 'dataDir'>, change: Partial<SentModel> = {}) =>
  saveModel(ctx, { ...FORM, ...change }, { localAllowed: false, keys: modelKeys(dataDir) })

/** The files of a folder, and of those in it, that contain a text. */
const filesWith = (folder: string, text: string | Buffer): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => readFileSync(file).includes(text))

/** The key as an endpoint would be sent it; null where nothing would be sent. */
const usedKey = async (ctx: Context, dataDir: string): Promise<string | null> => {
  const stored = await findModel(ctx.engine.read, ctx.actor.learnerId)
  if (!stored?.sealedKey) return null
  return modelKeys(dataDir).open(stored.sealedKey, { learnerId: ctx.actor.learnerId, endpoint: stored.endpoint })
}

const restarted = async ({ settings, dataDir }: Opened) => {
  const folder = join(dataDir, 'prompts')
  mkdirSync(folder, { recursive: true })
  const { engine } = await startUp({ ...settings, timeZone: 'Etc/UTC' }, MORNING, folder)
  await engine.close()
}

/** Runs a statement that the program itself never would. */
const runOnDatabase = async ({ settings, dataDir }: Opened, statement: string) => {
  if (settings.databaseUrl === null) return new Sqlite(sqliteFileIn(dataDir)).exec(statement).close()
  const client = new pg.Client({ connectionString: settings.databaseUrl })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

onBothEngines('the key of a model', (open, dialect) => {
  it('is in no file of the data folder, no backup and no report in clear', async () => {
    const opened = await open()
    const { ctx, engine, dataDir, settings } = opened
    expect(await save(opened)).toMatchObject({ ok: true })
    const replaced = `${KEY}-new`
    expect(await save(opened, { apiKey: replaced })).toMatchObject({ ok: true })
    if (dialect === 'sqlite') expect(await backUp(settings, MORNING)).toMatchObject({ ok: true })
    expect(filesWith(dataDir, KEY)).toEqual([])
    expect(JSON.stringify(await dump(engine))).not.toContain(KEY)
    expect(JSON.stringify(await runDoctor(settings, MORNING, { repair: false }))).not.toContain(KEY)
    expect(JSON.stringify(await loadModel(ctx, modelKeys(dataDir)))).not.toContain(KEY)
    expect(await usedKey(ctx, dataDir)).toBe(replaced)
  })

  it('is encrypted with a key that only this user can read, made on first need and not in the backups', async () => {
    const opened = await open()
    const { dataDir, settings } = opened
    await save(opened, { apiKey: '' })
    expect(readSecretKey(dataDir)).toBeNull()
    await save(opened)
    const file = secretKeyFileIn(dataDir)
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
    const hex = readFileSync(file, 'utf8').trim()
    if (dialect === 'sqlite') await backUp(settings, MORNING)
    expect(filesWith(dataDir, hex)).toEqual([file])
    expect(filesWith(dataDir, Buffer.from(hex, 'hex'))).toEqual([])
    makeDataFolderPrivate(dataDir)
    await save(opened, { apiKey: 'another' })
    expect(readFileSync(file, 'utf8').trim()).toBe(hex)
  })

  it('cannot be read after a restore elsewhere: the screen says so, drafting too, and a new key helps', async () => {
    const opened = await open()
    const { ctx, dataDir } = opened
    await save(opened)
    const file = secretKeyFileIn(dataDir)
    renameSync(file, `${file}.away`)
    expect(await loadModel(ctx, modelKeys(dataDir))).toMatchObject({ key: 'unreadable', isOn: true })
    const drafting = await prepareDrafting(
      ctx,
      { articleKey: 'any', spans: [] },
      {
        prompt: '',
        localAllowed: false,
        keys: modelKeys(dataDir),
        clock: () => 0,
        signal: new AbortController().signal,
      },
    )
    expect(drafting).toMatchObject({
      ok: false,
      message: expect.stringMatching(/key of the language model can’t be read .* Enter it again/),
    })
    // Saving something else keeps it, and with the file it is readable again.
    await save(opened, { apiKey: '', model: 'small-2' })
    renameSync(`${file}.away`, file)
    expect(await loadModel(ctx, modelKeys(dataDir))).toMatchObject({ key: 'stored', model: 'small-2' })
    rmSync(file)
    await save(opened, { apiKey: 'another' })
    expect(await usedKey(ctx, dataDir)).toBe('another')
  })

  it('is entered again where the secret key is damaged', async () => {
    const opened = await open()
    const { ctx, dataDir } = opened
    await save(opened)
    writeFileSync(secretKeyFileIn(dataDir), 'abc')
    expect(await loadModel(ctx, modelKeys(dataDir))).toMatchObject({ key: 'unreadable' })
    await save(opened)
    expect(await usedKey(ctx, dataDir)).toBe(KEY)
  })

  it('opens for no other learner and for no other address', async () => {
    const opened = await open()
    const { ctx, engine, dataDir } = opened
    await save(opened)
    const other = await secondLearner(ctx, 'same workspace')
    await save({ ctx: other, dataDir }, { apiKey: 'of the other' })
    const { modelSettings } = engine.read.t
    const mine = await findModel(engine.read, ctx.actor.learnerId)
    await engine.write(async (tx) => {
      await tx.db.update(modelSettings).set({ apiKey: mine?.sealedKey ?? null })
    })
    expect(await usedKey(other, dataDir)).toBeNull()
    expect(await usedKey(ctx, dataDir)).toBe(KEY)
    await engine.write(async (tx) => {
      await tx.db.update(modelSettings).set({ endpoint: 'https://elsewhere.example.org/v1' })
    })
    expect(await usedKey(ctx, dataDir)).toBeNull()
  })

  it('is not in the error of a database that cannot store it', async () => {
    const opened = await open()
    await runOnDatabase(opened, 'alter table model_settings rename column endpoint to gone')
    const written: string[] = []
    const reason = await save(opened).catch((thrown: unknown) => thrown)
    for (let one = reason; one instanceof Error; one = one.cause) written.push(`${one.message} ${one.stack}`)
    expect(written.length).toBeGreaterThan(0)
    expect(written.join('\n')).not.toContain(KEY)
  })

  it('is not looked for in a secret key that no start needs', async () => {
    const opened = await open()
    await restarted(opened)
    expect(readSecretKey(opened.dataDir)).toBeNull()
  })
})
