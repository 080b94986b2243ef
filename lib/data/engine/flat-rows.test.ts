import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { expect, it } from 'vitest'
import { damageIn } from '../schema/dialect/damage'
import { schema } from '../schema/sqlite'
import { readFlatRows } from './flat-rows'

const db = drizzle(new Sqlite(':memory:'), { casing: 'snake_case' })
db.run('create table presets (learner_id, id, name, settings_id, queue, created_at, retired_at)')
db.run(`insert into presets values ('l', 'p', 'One', 's', '{"newPerDay":7}', 5, null), ('l', 'q', 9, 's', '{', 6, 8)`)
const { presets: p } = schema

it('reads rows as drizzle does, with damage noted as often', () => {
  const query = () => db.select({ name: p.name, queue: p.queue, made: p.createdAt, retiredAt: p.retiredAt }).from(p)
  const [usual, flat] = [query().prepare(), query().prepare()]
  readFlatRows(flat)
  const read = (statement: typeof usual) => {
    let rows: unknown
    const damage = damageIn(() => {
      rows = statement.all()
    })
    return { rows, damage }
  }
  expect(flat).toHaveProperty('customResultMapper', expect.any(Function))
  expect(read(flat)).toEqual(read(usual))
  expect(read(flat).damage).toHaveLength(2)
})

it('leaves queries of nested objects to drizzle', () => {
  const nested = db.select({ preset: p, name: p.name }).from(p).prepare()
  readFlatRows(nested)
  expect(nested).not.toHaveProperty('customResultMapper', expect.any(Function))
})
