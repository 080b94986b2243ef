import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layoutOf } from '../../domain/cards/layout'
import { textOf, withMarks } from '../../domain/cards/segments'
import { mediaInText } from '../../domain/media/media-in-text'
import type { FindMedia } from './anki-package'
import { withFieldMarkup } from './field-markup'
import { htmlToMarkdown } from './html-to-markdown'

const convert = (html: string, showsHidden = false) => {
  const problems: string[] = []
  const { markdown, hints } = htmlToMarkdown(
    withFieldMarkup(html),
    (kind, detail) => problems.push(`${kind} ${detail}`.trim()),
    showsHidden,
  )
  return { markdown, hints, problems }
}

const MAP = `media:${'ab12'.repeat(16)}.png#640x480`
const SONG = `media:${'cd34'.repeat(16)}.mp3`

describe('media of a package in HTML', () => {
  const FILES: Readonly<Record<string, string>> = {
    'data:image/png;base64,AAAA': MAP,
    'm.png': MAP,
    'a b.png': MAP,
    'rec 1.mp3': SONG,
  }
  const shown = (html: string) => {
    const problems: string[] = []
    const find: FindMedia = (name) => {
      const target = FILES[name]
      return target === undefined ? { problem: 'media-missing' } : { target }
    }
    const report = (kind: string, detail: string) => void problems.push(`${kind} ${detail}`)
    return { markdown: htmlToMarkdown(withFieldMarkup(html), report, true, find).markdown, problems }
  }

  it.each([
    ['<img src="m.png">', `![](${MAP})`],
    ['<img src="m.png" alt="Map of Asia">', `![Map of Asia](${MAP})`],
    ['<img alt="[small] *map*" src="m.png">', `![\\[small\\] *map*](${MAP})`],
    ['Where?<br><img src="a%20b.png"><br>There.', `Where?\n![](${MAP})\nThere.`],
    ['<img src="folder/m.png">', `![](${MAP})`],
    ['<img alt="a map" src="data:image/png;base64,AAAA">', `![a map](${MAP})`],
    ['one <b><img src="m.png"> two</b>', `one ![](${MAP}) **two**`],
    ['<a href="https://example.org/"><img src="m.png"></a>', `![](${MAP})`],
    ['Listen: [sound:rec 1.mp3]', `Listen: ![](${SONG})`],
    ['<audio controls><source src="rec 1.mp3"></audio>', `![](${SONG})`],
    ['5 * 3 * 2 <img src="m.png"> [a](b)', `5 * 3 * 2 ![](${MAP}) [a](b)`],
    ['<b>2 * 3</b> <img src="m.png">', `**2 * 3** ![](${MAP})`],
    ['<ul><li><img src="m.png"></li><li>two</li></ul>', `- ![](${MAP})\n- two`],
    ['{{c1::<img src="m.png" alt="a}}::b">::sea}}', `{{c1::![a} }: :b](${MAP})::sea}}`],
    [
      '<table><tr><td>a|b<td><img src="m.png" alt="a|b"></tr><tr><td>c<td>d</tr></table>',
      `| a\\|b | ![a\\|b](${MAP}) |\n| --- | --- |\n| c | d |`,
    ],
  ])('%s is shown', (html, markdown) => {
    expect(shown(html)).toEqual({ markdown, problems: [] })
  })

  it('is read again as the same files, between any words', () => {
    const signs = fc.constantFrom(...'*_`$[]()#+-.!|~:/ 1aé', '**', '](', '{{c1::', '}}')
    const words = fc.array(signs, { maxLength: 20 }).map((parts) => parts.join('').replaceAll('[$', ''))
    fc.assert(
      fc.property(words, words, (before, after) => {
        const html = `${before}<img src="m.png" alt="a map">${after}[sound:rec 1.mp3]`
        const { markdown } = shown(html)
        expect(mediaInText(markdown).map(({ target, description }) => [target, description])).toEqual([
          [MAP, 'a map'],
          [SONG, ''],
        ])
        const drawn = withMarks([{ text: markdown }]).flatMap(({ media }) => (media ? [media.target] : []))
        expect(drawn).toEqual([MAP, SONG])
      }),
    )
  })

  it('is shown by its name if it is not taken', () => {
    expect(shown('<img src="other.png"> [sound:x.flac]')).toEqual({
      markdown: '(image: other.png) (sound: x.flac)',
      problems: ['media-missing other.png', 'media-missing x.flac'],
    })
  })
})

describe('HTML of Anki as card Markdown', () => {
  it.each([
    ['plain words', 'plain words'],
    ['$190&nbsp;billion &amp; more', '$190 billion & more'],
    ['  white \n\n space  ', 'white space'],
    // Lines as Anki's editor writes them.
    ['one<br>two<br/>three', 'one\ntwo\nthree'],
    ['one<div>two</div><div>three</div>', 'one\ntwo\nthree'],
    ['one<div><br></div><div>two</div>', 'one\n\ntwo'],
    ['<div>one<br></div>two', 'one\ntwo'],
    ['<p>one</p>\n<p>two<br>three</p>', 'one\n\ntwo\nthree'],
    ['<br><br>late<br><br>', 'late'],
    // Looks.
    ['<b>bold</b> <i>italic</i> <u>underlined</u>', '**bold** *italic underlined*'],
    ['<b> spaces </b>around', '**spaces** around'],
    ['<b><i>both</i></b>', '***both***'],
    ['<b>a</b><b>b</b>', '**ab**'],
    ['<b>bold <i>and italic</i></b>', '**bold *and italic***'],
    ['<span style="font-weight: 700">bold</span><span style="font-style:italic"> it</span>', '**bold** *it*'],
    ['<b>not <span style="font-weight:normal">here</span></b>', '**not** here'],
    ['<code>a * b</code> and <kbd>`</kbd>', '`a * b` and `'],
    ['<font color="red"><s>gone</s></font>', 'gone'],
    ['H<sub>2</sub>O, m<sup>2</sup>, 1<sup>st</sup>', 'H₂O, m², 1st'],
    ['x<sub>max</sub>, e<sup>-x</sup>', 'x_max, e^(-x)'],
    ['<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>', '漢字(かんじ)'],
    // Signs that are no marks.
    ['5 * 3 = 15, 2 * 4', '5 * 3 = 15, 2 * 4'],
    ['*starred* and snake_case_name', '\\*starred\\* and snake_case_name'],
    ['from $5 to $7, C:\\temp', 'from $5 to $7, C:\\temp'],
    ['costs $x$ in the text', 'costs \\$x\\$ in the text'],
    ['[a](https://example.org)', '\\[a\\](https://example.org)'],
    ['&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
    ['# one<br>&gt; two<br>&gt; 50%', '\\# one\n\\> two\n> 50%'],
    // Blocks.
    ['<ul><li>one</li><li>two</li></ul>', '- one\n- two'],
    [
      'Members:<ul><li>one</li><li>two<ol><li>a</li><li>b</li></ol></li></ul>end',
      'Members:\n- one\n- two\n   1. a\n   2. b\n\nend',
    ],
    ['<ul><li>a</li><li>b</li></ul>-5 degrees', '- a\n- b\n\n-5 degrees'],
    ['<ul><li>a</li><li>b</li></ul>1. foo', '- a\n- b\n\n1\\. foo'],
    ['<ul><li>a</li><li>b</li></ul><p>- foo</p>- bar', '- a\n- b\n\n\\- foo\n\n- bar'],
    ['<ul><li>a</li><li>b</li></ul>- foo<br>- bar', '- a\n- b\n\n\\- foo\n\\- bar'],
    ['<ol><li>a</li><li>b</li></ol><br>2) <b>foo</b>', '1. a\n2. b\n\n2\\) **foo**'],
    ['<ul><li>a</li><li>b</li></ul><ol><li>c</li></ol><li>d</li>', '- a\n- b\n1. c\n- d'],
    ['<ul><li>a</li><li>b</li></ul>2.5 and - more', '- a\n- b\n\n2.5 and - more'],
    ['<ol start="3"><li><p>three</p></li><li>four<br>more</li></ol>', '3. three\n4. four\n   more'],
    ['<blockquote>We must<br>talk.</blockquote>said', '> We must\n> talk.\n\nsaid'],
    ['<blockquote>2022 was hard.</blockquote>', '2022 was hard.'],
    ['<h3>Head</h3>text', '# Head\n\ntext'],
    ['<code>aa<br>bb</code>', '`aa\nbb`'],
    ['<code>aa<br>- bb<br><br>- cc</code>', '`aa - bb - cc`'],
    [
      '<table><tr><td><code>aa<br>bb</code><td>x<tr><td><pre>c\n  d</pre><td>e</table>',
      '| `aa bb` | x |\n| --- | --- |\n| c d | e |',
    ],
    ['<blockquote>say<pre>aa\n\nbb</pre>more</blockquote>', '> say\n\n> ```\n> aa\n> \n> bb\n> ```\n\n> more'],
    ['<blockquote>say <code>aa<br>bb</code> more</blockquote>', '> say `aa\n> bb` more'],
    ['<blockquote>say<pre>aa\n  7</pre></blockquote>', 'say\n\n```\naa\n  7\n```'],
    ['<ul><li>one<pre>aa\n\n  bb</pre></li><li>two</li></ul>', '- one\n   aa\n     bb\n- two'],
    ['<h2><code>aa\nbb</code> x</h2>', '# `aa bb` x'],
    ['<a href="https://example.org/">a <code>aa\nbb</code></a>', '[a `aa bb`](https://example.org/)'],
    ['<pre>a &lt; b\n  c*d*\n</pre>', '```\na < b\n  c*d*\n```'],
    ['<pre>```\nx\n```</pre>', '~~~\n```\nx\n```\n~~~'],
    [
      '<table><tr><th>Year</th><th>Trade</th></tr><tr><td>2022</td><td><b>$190</b> a|b</td></tr></table>',
      '| Year | Trade |\n| --- | --- |\n| 2022 | **$190** a\\|b |',
    ],
    ['<table><tr><td>only</td></tr><tr><td>one column</td></tr></table>', 'only\none column'],
    ['<dl><dt>Term</dt><dd>Meaning</dd></dl>', 'Term\nMeaning'],
    // Formulas.
    ['so \\(E = mc^2\\) holds', 'so $E = mc^2$ holds'],
    ['\\[\\frac{a}{b}\\]', '$$\\frac{a}{b}$$'],
    ['[$]x^2[/$] [$$]y^2[/$$]', '$x^2$ $$y^2$$'],
    ['[latex]$\\alpha$[/latex]', '$\\alpha$'],
    ['[latex]\\begin{displaymath}x + y\\end{displaymath}[/latex]', '$$x + y$$'],
    ['[latex]\\begin{align*}a &amp;= b\\end{align*}[/latex]', '$$\\begin{aligned}a &= b\\end{aligned}$$'],
    ['[latex]For $x$ we have $$y$$.[/latex]', 'For $x$ we have $$y$$.'],
    ['\\(a &lt; b<br>+ c\\)', '$a < b + c$'],
    ['the \\(n\\)th of \\(5\\), x\\(y\\)', 'the $n$-th of 5, x $y$'],
    ['\\(abc\\)', ['$', '{abc}$'].join('')],
    // Links.
    ['<a href="https://example.org/a b?(c)">the <b>text</b></a>', '[the **text**](https://example.org/a%20b?%28c%29)'],
    ['<a href="https://example.org/">https://example.org/</a>', '<https://example.org/>'],
    ['<b>see <a href="https://a.b">[1]</a></b>', '**see** [**\\[1\\]**](https://a.b/)'],
    ['<a href="#top">up</a> <a href="mailto:a@example.org">write</a>', 'up write'],
  ])('of %j is %j', (html, expected) => {
    expect(convert(html).markdown).toBe(expected)
  })

  it.each([
    ['<img src="a%20b.jpg">x', '(image: a b.jpg) x', ['image a b.jpg']],
    ['<img alt="Map of Asia" src="m.png">', '(image: Map of Asia)', ['image m.png']],
    ['[sound:rec 1.mp3]', '(sound: rec 1.mp3)', ['sound rec 1.mp3']],
    ['[sound:clip.mp4]', '(video: clip.mp4)', ['video clip.mp4']],
    ['<video><source src="v.webm"></video>', '(video: v.webm)', ['video v.webm']],
    ['<img src="data:image/png;base64,AAAA">', '(image)', ['image inside the card']],
    [
      '<img src="//example.org/a.png?x=1">',
      '[(image: a.png)](https://example.org/a.png?x=1)',
      ['remote-address https://example.org/a.png?x=1'],
    ],
    ['a<script>alert(1)</script>b<style>p{}</style>', 'ab', ['script']],
    ['<div onclick="x()">a</div>', 'a', ['script div']],
    [
      '<a href="javascript:x()">a</a> <a href="file:///c:/b">b</a>',
      'a b',
      ['script javascript:x()', 'local-address file:///c:/b'],
    ],
    ['<iframe src="https://example.org/v"></iframe>', '', ['embedded-page https://example.org/v']],
    ['<svg><text>no</text></svg>', '', ['drawing']],
    ['<span style="display: none">secret</span>seen', 'seen', []],
    ['<input value="x"><button>Press</button>', '', []],
    ['[anki:tts lang=en_US]read[/anki:tts]', '', []],
  ])('of %j is %j, with its problems', (html, markdown, problems) => {
    expect(convert(html)).toEqual({ markdown, hints: [], problems: problems.map(String) })
  })

  it('shows what a style hides on the answer side only', () => {
    const html = '<a href="#">Notes</a><div class=hints style="display: none;">see <b>p. 12</b></div>'
    expect(convert(html, true).markdown).toBe('Notes\nsee **p. 12**')
    expect(convert(html).markdown).toBe('Notes')
  })

  it('loses no sign of any text', () => {
    const signs = [...'*_`$\\[]()<>#-+.!|~{}:/& \n1aé'].map((sign) => fc.constant(sign))
    const words = fc.array(fc.oneof(...signs, fc.constantFrom('$5', 'http://a.b', '- ', '1. ', '**', '](')), {
      maxLength: 30,
    })
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts
          .join('')
          .replaceAll('[sound:', '')
          .replaceAll('\\(', '')
          .replaceAll('\\[', '')
          .replaceAll('[$', '')
        const lines = text.split('\n').map((line) => line.replace(/\s+/gu, ' ').trim())
        // A list, a table and code are what a person who typed their marks meant.
        fc.pre(!lines.some((line) => /^(?:[-*+]|\d{1,3}[.)]) \S|^\|?[ :|-]*-[ :|-]*$|^\$\$/u.test(line)))
        const html = lines.map((line) => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')).join('<br>')
        const shown = textOf(withMarks([{ text: convert(html).markdown }]))
        expect(shown.split(/\n+/u).filter(Boolean)).toEqual(lines.filter(Boolean))
      }),
      { numRuns: 3_000 },
    )
  })

  it('reads any HTML without an error', () => {
    const tags = [
      '<b>',
      '</b>',
      '<i>',
      '<ul>',
      '<li>',
      '</ul>',
      '<table>',
      '<tr>',
      '<td>',
      '</table>',
      '<p>',
      '<pre>',
      '\\(',
      '\\)',
      '[latex]',
      '{{c1::',
      '}}',
      'x',
      ' ',
      '<br>',
      '<a href="https://a.b">',
      '</a>',
      '<blockquote>',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...tags), { maxLength: 40 }), (parts) => {
        const { markdown } = convert(parts.join(''))
        expect(() => layoutOf(withMarks([{ text: markdown }]))).not.toThrow()
      }),
      { numRuns: 1_000 },
    )
  })
})
