import { expect, it } from 'vitest'
import { judgeRequest } from '@/lib/platform/host-guard'

const asked = (target: string) =>
  judgeRequest({
    method: 'GET',
    target,
    headers: { host: '127.0.0.1:4711' },
    hostHeaders: 1,
    headerCount: 1,
    fromLoopback: true,
    port: 4711,
    publicOrigin: null,
  })

it.each(['/library/%F0%9F', '/library/%', '/api/v1/articles/%C3%28/model-drafts', '/%E0%A4%A'])(
  'the address %s is refused before the router decodes it',
  (target) => {
    expect(asked(target)).toMatchObject({ status: 400 })
  },
)

it.each(['/library/%F0%9F%8C%89', '/library/a%20b?q=100%', '/cards?search=%F0%9F'])(
  'the address %s is let through',
  (target) => {
    expect(asked(target)).toBeNull()
  },
)
