import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { modelEndpoint } from './model-endpoint'

const servers: { close: () => void }[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

describe('the address of a model', () => {
  it.each([
    ['https://models.example.org/v1', 'https://models.example.org/v1'],
    ['https://models.example.org/v1/', 'https://models.example.org/v1'],
    ['https://models.example.org:8443/v1/chat/completions', 'https://models.example.org:8443/v1'],
  ])('%s is taken', (address, url) => {
    expect(modelEndpoint(address, false)).toMatchObject({ ok: true, url })
  })

  it.each([
    ['models.example.org', /full address/],
    ['ftp://models.example.org/v1', /https/],
    ['http://models.example.org/v1', /unprotected/],
    ['https://me:secret@models.example.org/v1', /user name/],
    ['https://models.example.org/v1?key=1', /“\?”/],
    ['http://127.0.0.1:11434/v1', /AIDE_LOCAL_MODELS/],
    ['http://localhost:11434/v1', /AIDE_LOCAL_MODELS/],
    ['http://2130706433:11434/v1', /AIDE_LOCAL_MODELS/],
    ['http://[::1]:11434/v1', /AIDE_LOCAL_MODELS/],
    ['http://192.168.1.20/v1', /AIDE_LOCAL_MODELS/],
    ['https://169.254.169.254/v1', /not to the public web/],
  ])('%s is refused', (address, message) => {
    expect(modelEndpoint(address, false)).toMatchObject({ ok: false, message: expect.stringMatching(message) })
  })

  it.each(['http://127.0.0.1:11434/v1', 'http://localhost:1234/v1', 'http://[fd00::5]/v1', 'http://10.0.0.8:8000/v1'])(
    '%s is taken where the operator allows local models',
    (address) => {
      expect(modelEndpoint(address, true)).toMatchObject({ ok: true })
    },
  )

  it.each([
    'https://169.254.169.254/v1',
    'https://[fe80::1]/v1',
    'https://0.0.0.0/v1',
    'http://[fd00:ec2::254]/v1',
    'http://[fd20:0ce::254]/v1',
  ])('%s is refused also then', (address) => {
    expect(modelEndpoint(address, true)).toMatchObject({ ok: false })
  })

  it('does not follow where an endpoint leads on to', async () => {
    let asked = 0
    const server = createServer((request, response) => {
      asked += 1
      if (request.url === '/v1/models') response.writeHead(302, { location: '/elsewhere' }).end()
      else response.end('secret')
    })
    servers.push(server)
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    const { port } = server.address() as AddressInfo // a TCP server has one
    const endpoint = modelEndpoint(`http://127.0.0.1:${port}/v1`, true)
    if (!endpoint.ok) throw new Error(endpoint.message)
    await expect(endpoint.fetch(`${endpoint.url}/models`)).rejects.toThrow()
    expect(asked).toBe(1)
  })

  it('does not connect to a name that leads to this machine where that is not allowed', async () => {
    const endpoint = modelEndpoint('https://localhost.localdomain/v1', false)
    if (!endpoint.ok) throw new Error(endpoint.message)
    await expect(endpoint.fetch(`${endpoint.url}/models`)).rejects.toThrow()
  })
})
