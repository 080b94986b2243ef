import { describe, expect, it } from 'vitest'
import { clozeHtml, markdownHtml } from './card-html'

describe('a side of a card as HTML', () => {
  it.each([
    ['plain words', 'plain words'],
    ['a <script>alert("1")</script> & more', 'a &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; more'],
    ['**bold** and *slanted* and `a < b`', '<b>bold</b> and <i>slanted</i> and <code>a &lt; b</code>'],
    ['[words](https://example.org/?a=1&b="2)', '<a href="https://example.org/?a=1&amp;b=&quot;2">words</a>'],
    ['[words](javascript:alert(1))', '[words](javascript:alert(1))'],
    ['energy $E = mc^2$ here', 'energy \\(E = mc^2\\) here'],
    ['$$a < b$$', '\\[a &lt; b\\]'],
    ['one\ntwo', 'one<br>two'],
    ['- one\n- two\n  - deeper', '<ul><li>one</li><li>two<ul><li>deeper</li></ul></li></ul>'],
    ['3. one\n4. two', '<ol start="3"><li>one</li><li>two</li></ol>'],
    ['# Head\n\n> said', '<p class="heading">Head</p><blockquote><p>said</p></blockquote>'],
    ['```\n<a>\n```', '<pre>&lt;a&gt;</pre>'],
    [
      '| a | b |\n|---|--:|\n| 1 | 2 |',
      '<table><tr><th>a</th><th style="text-align: right">b</th></tr><tr><td>1</td><td style="text-align: right">2</td></tr></table>',
    ],
    ['$147 billion to $190 billion', '$147 billion to $190 billion'],
  ])('%j', (source, html) => {
    expect(markdownHtml(source)).toBe(html)
  })
})

describe('a cloze as HTML with Anki’s marks', () => {
  it.each([
    ['The {{c1::Oder}} flows.', 'The {{c1::Oder}} flows.'],
    ['The {{c1::Oder::river}} & {{c2::Elbe}}.', 'The {{c1::Oder::river}} &amp; {{c2::Elbe}}.'],
    ['{{c1::outer {{c2::inner}} end}}', '{{c1::outer {{c2::inner}} end}}'],
    ['**{{c1::bold}} too**', '{{c1::<b>bold</b>}}<b> too</b>'],
    ['{{c1::a **b** c}}', '{{c1::a <b>b</b> c}}'],
    ['$\\frac{a}{{{c1::b}}}$', '\\(\\frac{a}{{{c1::b}}&#125;\\)'],
    ['{{c1::$\\frac{a}{b}$}}', '{{c1::\\(\\frac{a}{b&#125;\\)}}'],
    ['- {{c1::one\n- two}}', '<ul><li>{{c1::one}}</li><li>{{c1::two}}</li></ul>'],
    ['$x = {{c1::\\frac{a}{b}}}$', '\\(x = {{c1::\\frac{a}{b&#125;}}\\)'],
    ['{{c1::at 10:::a time}}', '{{c1::at 10:::a time}}'],
    ['never {{c1::closed', 'never &#123;&#123;c1&#58;&#58;closed'],
    ['closed }} twice', 'closed &#125;} twice'],
    ['{{c1::see https://a.example/x}}', '{{c1::see https://a.example/x}}'],
    ['{{c1,2::both}}', '{{c1,2::both}}'],
    [`![a map](media:${'0'.repeat(64)}.png)`, `<img src="aide-${'0'.repeat(64)}.png" alt="a map">`],
    [
      `{{c1::One}} ![a map](media:${'0'.repeat(64)}.png): {{c2::[Two](shape:rect/0,0,99,99)}}`,
      '{{c1::One}} a map: {{c2::Two}}',
    ],
  ])('%j', (source, html) => {
    expect(clozeHtml(source)).toBe(html)
  })
})
