import { expect, it } from 'vitest'
import type { PresetId } from '../ids'
import { anId } from '../ids.fixture'
import { presetOfDeck } from './presets'

const LAW = anId<PresetId>('law')
const TREATIES = anId<PresetId>('treaties')
const CHOSEN = new Map([
  ['Law', LAW],
  ['Law::Treaties', TREATIES],
])

it.each([
  ['Law', LAW],
  ['Law::Courts', LAW],
  ['Law::Courts::EU', LAW],
  ['Law::Treaties', TREATIES],
  ['Law::Treaties::EU::Rome', TREATIES],
  ['Law school', null],
  ['History::Law', null],
  ['', null],
])('the preset of the deck “%s” is that of the nearest deck with one', (name, expected) => {
  expect(presetOfDeck(name, CHOSEN)).toBe(expected)
})
