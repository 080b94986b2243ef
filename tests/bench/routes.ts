import { ceilingOf, kilobytes, weigh } from '../support/route-weight'
import { pagesOf } from '../support/routes'
import { startServer } from '../support/server'
import { report } from './report'

const server = await startServer()
try {
  for (const { route, path } of await pagesOf(server.url)) {
    const { scriptBytes, styleBytes } = await weigh(server.url, path)
    const { scriptKb, styleKb } = ceilingOf(route)
    const line = { group: 'routes', at: route, unit: 'KB gzipped' }
    report({ ...line, figure: 'script', value: kilobytes(scriptBytes), aim: `<= ${scriptKb}` })
    report({ ...line, figure: 'style', value: kilobytes(styleBytes), aim: `<= ${styleKb}` })
  }
} finally {
  await server.stop()
}
