import { parseCardAddress } from '@/lib/services/card-query/card-address'

/** What the parameters of an address of Cards ask for. @throws when its search cannot be read */
export const cardQuery = (params: Parameters<typeof parseCardAddress>[0]) => {
  const { reading, ...query } = parseCardAddress(params)
  if (!reading.ok) throw new Error(`${reading.error.code}: ${reading.error.message}`)
  return { ...query, search: reading.search }
}
