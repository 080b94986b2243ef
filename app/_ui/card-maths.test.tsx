import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import Formula from './card-maths'

const draw = (source: string, latex = source) =>
  renderToStaticMarkup(<Formula latex={latex} source={source} display={false} />)

describe('a formula', () => {
  it('is drawn as MathML', () => {
    expect(draw('\\frac{a}{b}')).toMatch(/^<math><mfrac><mi>a<\/mi><mi>b<\/mi><\/mfrac><\/math>$/)
    expect(draw('mc^2', '\\boxed{mc^2}')).toContain('border:1px solid')
  })

  it.each([
    ['macros that call themselves', '\\def\\a{\\a\\a}\\a'],
    ['macros that call each other', '\\def\\a#1{\\b{#1#1}}\\def\\b#1{\\a{#1#1}}\\a{x}'],
    ['a command that is none', '\\nonsense{x}'],
    ['braces without partners', '\\frac{a'],
    ['a picture', '\\includegraphics{https://example.org/a.png}'],
    ['a script', '\\href{javascript:alert(1)}{x}'],
    ['a class', '\\class{fixed inset-0}{x}'],
    ['more than anybody writes', 'x+'.repeat(2_000)],
  ])('is shown as its source with %s', (_, source) => {
    const drawn = draw(source)
    expect(drawn).toContain('not drawn: check the LaTeX')
    expect(drawn).not.toMatch(/<(?:math|img|a|script)\b/)
  })

  it('falls back to its own source where the marks of a gap break it', () => {
    expect(draw('\\frac{a}{b}', '\\frac\\boxed{{a}{b}')).toContain('<mfrac>')
  })

  it.each([
    '\\rule{9999em}{9999em}',
    '\\kern{-9999px}x',
    '\\raisebox{-9999px}{x}',
    '\\lower 9999em{x}',
    `${'{'.repeat(900)}x${'}'.repeat(900)}`,
    '<img src=x onerror=alert(1)>',
  ])('takes %s without harm', (source) => {
    expect(draw(source)).not.toMatch(/<img|9999/)
  })
})
