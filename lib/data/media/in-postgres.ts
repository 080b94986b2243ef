import { open } from 'node:fs/promises'
import type { ClientBase, Pool, PoolClient } from 'pg'
import type { MediaDigest, WorkspaceId } from '../../domain/ids'
import type { MediaBytes, MediaPlace, StoredMedia } from './media-bytes'

/** Small enough to travel in one answer, large enough that a video is a few hundred rows. */
const CHUNK_BYTES = 512 * 1024

const writeChunks = async (client: PoolClient, { workspaceId, digest }: MediaPlace, file: string): Promise<void> => {
  await client.query('delete from media_chunks where workspace_id = $1 and digest = $2', [workspaceId, digest])
  const handle = await open(file)
  try {
    for (let part = 0; ; part++) {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(CHUNK_BYTES), 0, CHUNK_BYTES, part * CHUNK_BYTES)
      if (bytesRead === 0) break
      // Two that store the same file store the same bytes.
      await client.query(
        `insert into media_chunks (workspace_id, digest, part, bytes) values ($1, $2, $3, $4)
         on conflict (workspace_id, digest, part) do update set bytes = excluded.bytes`,
        [workspaceId, digest, part, buffer.subarray(0, bytesRead)],
      )
    }
  } finally {
    await handle.close()
  }
}

/** Reading media files in PostgreSQL, over a pool or one connection. */
export const readMediaInPostgres = (queries: Pool | ClientBase): StoredMedia => {
  async function* read({ workspaceId, digest }: MediaPlace, start: number, end: number): AsyncGenerator<Uint8Array> {
    for (let at = start; at < end; ) {
      const part = Math.floor(at / CHUNK_BYTES)
      const { rows } = await queries.query<{ bytes: Buffer }>(
        'select bytes from media_chunks where workspace_id = $1 and digest = $2 and part = $3',
        [workspaceId, digest, part],
      )
      const chunk = rows[0]?.bytes
      const piece = chunk?.subarray(at - part * CHUNK_BYTES, end - part * CHUNK_BYTES)
      if (!chunk || !piece || piece.length === 0) return
      yield piece
      at += piece.length
    }
  }

  async function* list(): AsyncGenerator<MediaPlace & { readonly bytes: number }> {
    const { rows } = await queries.query<{ workspace_id: WorkspaceId; digest: MediaDigest; bytes: string }>(
      `select workspace_id, digest, sum(octet_length(bytes)) as bytes from media_chunks
       group by workspace_id, digest order by workspace_id, digest`,
    )
    for (const row of rows) yield { workspaceId: row.workspace_id, digest: row.digest, bytes: Number(row.bytes) }
  }

  return { read, list }
}

/** Media files in PostgreSQL, in rows of half a megabyte. */
export const mediaInPostgres = (pool: Pool): MediaBytes => ({
  ...readMediaInPostgres(pool),
  keep: async (place, file) => {
    const client = await pool.connect()
    try {
      await client.query('BEGIN')
      await writeChunks(client, place, file)
      await client.query('COMMIT')
      client.release()
    } catch (reason) {
      // Closing the connection rolls back, also where it answers no more.
      client.release(true)
      throw reason
    }
  },
  remove: async ({ workspaceId, digest }) => {
    await pool.query('delete from media_chunks where workspace_id = $1 and digest = $2', [workspaceId, digest])
  },
})
