import { notFound, redirect } from 'next/navigation'
import { describe, expect, it } from 'vitest'
import { KEPT, reachServer } from './reach-server'

const failing = (reason: unknown) => reachServer(() => Promise.reject(reason), String)

describe('reachServer', () => {
  it('gives what the server answers', async () => {
    expect(await reachServer(async () => 'saved', String)).toBe('saved')
  })

  it('answers in words where the server cannot be reached', async () => {
    expect(await failing(new TypeError('Failed to fetch'))).toBe(KEPT)
  })

  it('tells an error of the server from a connection that failed', async () => {
    const reason = Object.assign(new Error('An error occurred'), { digest: '2713404187' })
    expect(await failing(reason)).toMatch(/^Something went wrong on the server\. What you typed is still here/)
  })

  it.each([
    ['a redirect', () => redirect('/library')],
    ['a page that is not there', () => notFound()],
  ])('lets %s pass', async (_, leave) => {
    await expect(reachServer(async () => leave(), String)).rejects.toMatchObject({ digest: expect.any(String) })
  })
})
