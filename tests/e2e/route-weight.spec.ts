import { expect, test } from '../support/app'
import { ceilingOf, kilobytes, weigh } from '../support/route-weight'
import { pagesOf, routes } from '../support/routes'

test('no route ships more script or style than its ceiling', async ({ server }) => {
  const pages = await pagesOf(server.url)
  expect(pages.map((page) => page.route).sort()).toEqual(routes())
  const heavy: string[] = []
  for (const { route, path } of pages) {
    const { scriptBytes, styleBytes } = await weigh(server.url, path)
    const { scriptKb, styleKb } = ceilingOf(route)
    // Less than the framework alone means that the tags were not found.
    expect(kilobytes(scriptBytes), `scripts of ${route}`).toBeGreaterThan(100)
    expect(kilobytes(styleBytes), `styles of ${route}`).toBeGreaterThan(1)
    if (kilobytes(scriptBytes) > scriptKb)
      heavy.push(`${route}: ${scriptBytes} bytes of script, ${scriptKb} KB allowed`)
    if (kilobytes(styleBytes) > styleKb) heavy.push(`${route}: ${styleBytes} bytes of style, ${styleKb} KB allowed`)
  }
  expect(heavy).toEqual([])
})
