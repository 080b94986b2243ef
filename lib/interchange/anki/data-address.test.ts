import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bytesOfDataAddress, isDataAddress } from './data-address'

it.each([
  ['data:image/png;base64,iVBORw0KGgo=', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['DATA:image/png;charset=x; base64 ,aGk=', [0x68, 0x69]],
  ['data:image/png;base64,aG\n k=', [0x68, 0x69]],
  ['data:image/png;base64,aGk%3D', [0x68, 0x69]],
  ['data:,hi', [0x68, 0x69]],
  ['data:image/svg+xml;utf8,%3Csvg/%3E', [...Buffer.from('<svg/>')]],
  ['data:image/svg+xml,<svg width="100%"/>', [...Buffer.from('<svg width="100%"/>')]],
])('%s holds bytes', (address, bytes) => {
  expect([...(bytesOfDataAddress(address) ?? [])]).toEqual(bytes)
})

it.each(['data:image/png;base64,', 'data:image/png;base64', 'data:image/png;base64,<b>', 'map.png', 'data:,'])(
  '%s holds none',
  (address) => {
    expect(bytesOfDataAddress(address)).toBeNull()
  },
)

it('gives back any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), (bytes) => {
      const address = `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`
      expect(isDataAddress(address)).toBe(true)
      expect([...(bytesOfDataAddress(address) ?? [])]).toEqual([...bytes])
    }),
  )
})
