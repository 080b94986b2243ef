import { describe, expect, it } from 'vitest'
import { headLineOf } from './head-line'

const NOBODY: readonly string[] = []

describe('headLineOf', () => {
  it.each([
    ['By Elena Marchetti, Rome', 'signed', ['Elena Marchetti'], null, null],
    ['By Elena Marchetti and Jan Kowal', 'signed', ['Elena Marchetti', 'Jan Kowal'], null, null],
    ['By Elena Marchetti in Rome and Jan Kowal in Warsaw', 'signed', ['Elena Marchetti', 'Jan Kowal'], null, null],
    ['By Elena Marchetti, Jan Kowal and Bo Li', 'signed', ['Elena Marchetti', 'Jan Kowal', 'Bo Li'], null, null],
    ['By ELENA MARCHETTI', 'signed', ['Elena Marchetti'], null, null],
    ['By Elena Marchetti, Energy Monitor', 'signed', ['Elena Marchetti'], 'Energy Monitor', null],
    ['By Elena Marchetti, senior correspondent', 'signed', ['Elena Marchetti'], null, null],
    ['By Elena Marchetti | Staff writer', 'signed', ['Elena Marchetti'], null, null],
    ['Written by Pieter van der Berg', 'signed', ['Pieter van der Berg'], null, null],
    ['By Reuters', 'signed', NOBODY, 'Reuters', null],
    ['By AFP and staff reporters', 'signed', NOBODY, 'AFP', null],
    ['By Staff Writer', 'signed', NOBODY, null, null],
    ['By Elena Marchetti (@elenam) and agencies', 'signed', ['Elena Marchetti'], null, null],
    ['By Elena Marchetti elena@example.org', 'signed', ['Elena Marchetti'], null, null],
    ['Words: Elena Marchetti', 'signed', ['Elena Marchetti'], null, null],
    ['Thu 3 Sep 2026 06.00 BST', 'dated', NOBODY, null, '2026-09-03'],
    ['Last modified on Thu 3 Sep 2026 06.00 BST', 'dated', NOBODY, null, null],
    ['By Elena Marchetti, Europe editor', 'signed', ['Elena Marchetti'], null, null],
    ['Staff writer', 'signed', NOBODY, null, null],
    ['REUTERS', 'signed', NOBODY, 'Reuters', null],
    ['By the Editorial Board', 'signed', NOBODY, null, null],
    [
      'Elena Marchetti | Jan Kowal | Energy Monitor',
      'signed',
      ['Elena Marchetti', 'Jan Kowal'],
      'Energy Monitor',
      null,
    ],
    ['Elena Marchetti | Rome | Energy Monitor', 'signed', ['Elena Marchetti'], 'Energy Monitor', null],
    ['Energy Monitor, 3 September 2026', 'dated', NOBODY, 'Energy Monitor', '2026-09-03'],
    ['The Weir, March 2023', 'dated', NOBODY, 'The Weir', '2023-03'],
    ['3 September 2026 | By Elena Marchetti', 'signed', ['Elena Marchetti'], null, '2026-09-03'],
    ['By Elena Marchetti · September 3, 2026 · 5 min read', 'signed', ['Elena Marchetti'], null, '2026-09-03'],
    ['Rome, 3 September 2026', 'dated', NOBODY, null, '2026-09-03'],
    ['Thursday, 3 September 2026, 10:15 GMT', 'dated', NOBODY, null, '2026-09-03'],
    ['Published: 3 September 2026, Updated 4 September 2026', 'dated', NOBODY, null, '2026-09-03'],
    ['Updated 4 September 2026 | Published 3 September 2026', 'dated', NOBODY, null, '2026-09-03'],
    ['Updated: 4 September 2026', 'dated', NOBODY, null, null],
    ['First published on 3 September 2026 in The Weir', 'dated', NOBODY, 'The Weir', '2026-09-03'],
    ['June 2026 issue', 'dated', NOBODY, null, '2026-06'],
    ['Entry last revised: 3 November 2025', 'dated', NOBODY, null, null],
    ['MAPUTO / GENEVA, 9 February 2026', 'dated', NOBODY, null, '2026-02-09'],
    ['by Ada Holm | Senior Fellow, Western Hemisphere Program', 'signed', ['Ada Holm'], null, null],
    ['5 min read', 'dated', NOBODY, null, null],
    [
      '(Reporting by Elena Marchetti in Rome and Jan Kowal; editing by Moira Holm)',
      'credit',
      ['Elena Marchetti', 'Jan Kowal'],
      null,
      null,
    ],
    ['Reporting by Elena Marchetti; Editing by Moira Holm and Bo Li.', 'credit', ['Elena Marchetti'], null, null],
    ['Edited by Moira Holm', 'credit', NOBODY, null, null],
    ['Additional reporting by Bo Li', 'credit', NOBODY, null, null],
    ['Elena Marchetti', 'beside', ['Elena Marchetti'], null, null],
  ])('reads “%s”', (line, kind, authors, outlet, published) => {
    expect(headLineOf(line)).toEqual({ kind, authors, outlet, published })
  })

  it.each([
    'By Monday the army had reached the river',
    'By Monday, the army had reached the river',
    'By Friday',
    'By Land and Sea',
    'By Dawn’s Early Light',
    'By 2026 the port will be full',
    'By the time the council met, it was late.',
    'By contrast, Poland paid in full',
    'By Marchetti’s account the deal is dead',
    'The bridge was opened on 12 March 2023.',
    'On 3 September 2026 the council met in Rome',
    'Ada Holm and Jan Berg met on 3 September 2026 in Rome',
    'Who owns the ports?',
    'Energy prices rise again',
    'From Rome With Love and Fury',
    'Home | World | Europe | Sign in',
    'Reporting by the agency shows a rise.',
    '03/04/2023',
    '',
    ' ',
  ])('takes “%s” for none', (line) => {
    expect(headLineOf(line)).toBe(null)
  })
})
