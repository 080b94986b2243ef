import { crc32, deflateSync } from 'node:zlib'
import {
  type AudioCodec,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp3OutputFormat,
  Mp4OutputFormat,
  OggOutputFormat,
  Output,
  type OutputFormat,
  WebMOutputFormat,
} from 'mediabunny'

const chunk = (name: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crcOf(body))
  return Buffer.concat([length, body, sum])
}

/** Node has `crc32` from 20.15 on. */
const crcOf = (bytes: Buffer): number => crc32(bytes)

/** A grey PNG; `claimed` is the size that its head names, if it lies. */
export const pngBytes = (width: number, height: number, claimed = { width, height }, grey = 120): Buffer => {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(claimed.width, 0)
  head.writeUInt32BE(claimed.height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width, grey)])
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}

/** Red pictures, three pixels wide and two high. */
export const SMALL_PICTURES = {
  'image/gif': Buffer.from('R0lGODlhAwACAPAAAP8AAAAAACH5BAAAAAAALAAAAAADAAIAAAIChF8AOw==', 'base64'),
  'image/webp': Buffer.from(
    'UklGRjwAAABXRUJQVlA4IDAAAADQAQCdASoDAAIAAgA0JaACdLoB+AADsAD+8MQL/yC5YXXI1/8gP+QH/ID/+PIAAAA=',
    'base64',
  ),
  'image/jpeg': Buffer.from(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/2wBDAQMDAwQDBAgEBAgQCwkLEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBD/wAARCAACAAMDAREAAhEBAxEB/8QAFAABAAAAAAAAAAAAAAAAAAAACP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAVAQEBAAAAAAAAAAAAAAAAAAAHCf/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/ADoDFU3/2Q==',
    'base64',
  ),
  'image/avif': Buffer.from(
    'AAAAHGZ0eXBhdmlmAAAAAG1pZjFhdmlmbWlhZgAAANZtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAACJpbG9jAAAAAERAAAEAAQAAAAAA+gABAAAAAAAAAB8AAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABhdjAxAAAAAA5waXRtAAAAAAABAAAAVmlwcnAAAAA4aXBjbwAAAAxhdjFDgUBsAAAAABRpc3BlAAAAAAAAAAMAAAACAAAAEHBpeGkAAAAAAwwMDAAAABZpcG1hAAAAAAAAAAEAAQOBAgMAAAAnbWRhdBIACghYBCsaAhoNwjIRGAAOOOOEAACwE1TtMKTrDPw=',
    'base64',
  ),
} as const

/** A quiet WAV of 16-bit mono at 8 kHz. */
export const wavBytes = (seconds: number): Buffer => {
  const samples = Buffer.alloc(Math.round(seconds * 8_000) * 2)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(36 + samples.length, 4)
  head.write('WAVEfmt ', 8, 'latin1')
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(8_000, 24)
  head.writeUInt32LE(16_000, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(samples.length, 40)
  return Buffer.concat([head, samples])
}

const DESCRIPTIONS: Readonly<Partial<Record<AudioCodec, Uint8Array>>> = {
  aac: Uint8Array.of(0x11, 0x90),
  opus: Uint8Array.of(...Buffer.from('OpusHead'), 1, 2, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0),
}

/** Packets of the right form that nobody can listen to. */
const packetOf = (codec: AudioCodec): Uint8Array => {
  if (codec !== 'mp3') return new Uint8Array(20).fill(0xfc)
  const frame = new Uint8Array(417)
  frame.set([0xff, 0xfb, 0x90, 0x00])
  return frame
}

const muxed = async (format: OutputFormat, audio: AudioCodec, hasVideo: boolean): Promise<Buffer> => {
  const target = new BufferTarget()
  const output = new Output({ format, target })
  const [pictures, sound] = [new EncodedVideoPacketSource('vp9'), new EncodedAudioPacketSource(audio)]
  if (hasVideo) output.addVideoTrack(pictures)
  output.addAudioTrack(sound)
  await output.start()
  const description = DESCRIPTIONS[audio]
  const soundConfig = {
    codec: { aac: 'mp4a.40.2', mp3: 'mp3', opus: 'opus' }[audio as string] ?? audio, // one of the three below
    numberOfChannels: 2,
    sampleRate: audio === 'mp3' ? 44_100 : 48_000,
    ...(description ? { description } : {}),
  }
  const pictureConfig = { codec: 'vp09.00.10.08', codedWidth: 64, codedHeight: 48 }
  for (let second = 0; second < 3; second++) {
    if (hasVideo)
      await pictures.add(new EncodedPacket(new Uint8Array(40), 'key', second, 1), { decoderConfig: pictureConfig })
    await sound.add(new EncodedPacket(packetOf(audio), 'key', second, 1), { decoderConfig: soundConfig })
  }
  await output.finalize()
  return Buffer.from(target.buffer ?? new ArrayBuffer(0))
}

/** Recordings of every container, by what they are. Videos have 64 by 48 pixels. */
export const recordings = async () => ({
  'audio/mpeg': await muxed(new Mp3OutputFormat(), 'mp3', false),
  'audio/ogg': await muxed(new OggOutputFormat(), 'opus', false),
  'audio/mp4': await muxed(new Mp4OutputFormat(), 'aac', false),
  'audio/webm': await muxed(new WebMOutputFormat(), 'opus', false),
  'video/mp4': await muxed(new Mp4OutputFormat(), 'aac', true),
  'video/webm': await muxed(new WebMOutputFormat(), 'opus', true),
})
