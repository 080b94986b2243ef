import { describe, expect, it } from 'vitest'
import { barDrawing } from './bar-chart'
import type { Drawing } from './drawing'
import { yearDrawing } from './heatmap'
import { intervalDrawing } from './interval-plot'
import { plotDrawing } from './plot'
import { rangeDrawing } from './range-bar'
import { svgMarkup, withClasses } from './svg-markup'
import { svgFile } from './svg-text'

const Part = () => <rect />

const WORDS = { title: 'A & B', headline: 'One “sentence” with <marks>.', source: 'Invented' }

const DRAWINGS: Readonly<Record<string, Drawing>> = {
  bars: barDrawing({
    id: 'b',
    label: 'Bars',
    unit: 'cards',
    parts: [
      { name: 'solid', fill: 'solid' },
      { name: 'hatch', fill: 'hatch' },
      { name: 'dots', fill: 'dots' },
      { name: 'outline', fill: 'outline' },
    ],
    bars: [{ key: '1', values: [1, 2, 3, 4], title: 'ten' }],
    axis: { kind: 'names', names: ['one'] },
    apart: { key: 'late', name: 'overdue', values: [3], title: 'three' },
  }),
  plot: plotDrawing({
    label: 'Plot',
    x: { from: 0, to: 10, ticks: [{ at: 5, text: 'five' }], name: 'across' },
    y: { from: 0, to: 1, ticks: [{ at: 0.5, text: '50%' }], name: 'recalled' },
    layers: [
      { kind: 'diagonal', above: ['above'], below: ['below'] },
      { kind: 'level', y: 0.9, name: 'target 90%' },
      { kind: 'band', points: [{ x: 1, low: 0.2, high: 0.6 }, null, { x: 3, low: 0.1, high: 0.5 }] },
      { kind: 'line', points: [{ x: 1, y: 0.4 }, { x: 2, y: 0.5 }, null, { x: 4, y: 0.5 }] },
      { kind: 'marks', points: [{ x: 1, y: 0.4, low: 0.1, high: 0.7, title: 'mark' }] },
    ],
  }),
  square: plotDrawing({
    label: 'Square',
    isSquare: true,
    x: { from: 0, to: 1, ticks: [{ at: 0.5, text: '50%' }] },
    y: { from: 0, to: 1, ticks: [{ at: 0.5, text: '50%' }], name: 'recalled' },
    layers: [{ kind: 'marks', points: [{ x: 0.5, y: 0.4, title: 'mark', text: 'here' }] }],
  }),
  intervals: intervalDrawing({
    label: 'Intervals',
    target: 0.9,
    targetName: 'target',
    rows: [{ name: 'Today', marks: [{ name: 'All', estimate: { share: 0.7, low: 0.3, high: 0.9 } }] }],
  }),
  range: rangeDrawing({ label: 'Range', value: 3, range: { low: 2, high: 4 }, max: 9, ends: ['3', '9'] }),
  year: yearDrawing({
    label: 'Year',
    steps: ['1 to 3'],
    unit: 'a day',
    days: Array.from({ length: 30 }, (_, i) => ({ key: String(i), weekday: i % 7, step: i % 2, title: `day ${i}` })),
  }),
}

describe.each(Object.entries(DRAWINGS))('the file of a drawing: %s', (_, drawing) => {
  const file = svgFile(drawing, WORDS)

  it('needs nothing beside it: no class, no style, no address of elsewhere', () => {
    expect(file).not.toMatch(/ class=| style=|var\(|light-dark|href=/)
    expect(file.match(/https?:\/\/[^"]+/g)).toEqual(['http://www.w3.org/2000/svg'])
  })

  it('is well formed, each element closed in its turn', () => {
    const open: string[] = []
    for (const [, close, name, , alone] of file.matchAll(/<(\/?)([a-zA-Z]+)((?:[^<>"]|"[^"]*")*?)(\/?)>/g)) {
      if (alone === '/') continue
      if (close === '/') expect(open.pop()).toBe(name)
      else open.push(name ?? '')
    }
    expect(open).toEqual([])
  })

  it('carries its title, headline and source, escaped', () => {
    expect(file).toContain('A &amp; B')
    expect(file).toContain('&lt;marks&gt;')
    expect(file).toContain('Invented')
  })
})

describe('what a file cannot hold', () => {
  it('refuses a class without a look, so that none is ever lost', () => {
    const odd: Drawing = {
      label: 'Odd',
      size: { kind: 'fluid', heightPx: 10 },
      legend: [],
      body: <rect className="fill-nothing" />,
    }
    expect(() => svgFile(odd, WORDS)).toThrow(/fill-nothing/)
  })

  it('refuses components', () => {
    expect(() => svgMarkup(<Part />, withClasses)).toThrow(/components/)
  })
})
