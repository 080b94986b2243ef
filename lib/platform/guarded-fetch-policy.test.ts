import { describe, expect, it } from 'vitest'
import { isPublicAddress, judgeAddress, PUBLIC_ADDRESSES, resolveAdmitted } from './guarded-fetch-policy'

describe('a numeric address', () => {
  const REFUSED = `
    0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.254 169.254.169.254
    169.254.0.1 172.16.0.1 172.31.255.255 192.0.0.1 192.0.2.1 192.168.0.1 192.88.99.1 198.18.0.1 198.19.255.255
    198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 :: ::1 ::ffff:127.0.0.1
    ::ffff:7f00:1 ::ffff:10.0.0.1 ::ffff:8.8.8.8 ::127.0.0.1 ::8.8.8.8 64:ff9b::7f00:1 64:ff9b::8.8.8.8 64:ff9b:1::1
    2002:7f00:1:: 2002:808:808::1 2001::1 2001:0:7f00:1:: fc00::1 fd12:3456:789a::1 fe80::1 fe80::1%eth0 fec0::1
    ff02::1 100::1 2001:db8::1 3fff::1 5f00::1 2606:4700::5efe:7f00:1 2606:4700::200:5efe:a00:1 fd00:ec2::254
    localhost 1.2.3 256.1.1.1 :::
  `
  it.each(['', ...REFUSED.trim().split(/\s+/)])('“%s” is refused', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })

  const PUBLIC = '1.1.1.1 8.8.8.8 93.184.216.34 172.32.0.1 100.128.0.1 2606:4700:4700::1111 2a00:1450:4001::1'
  it.each(PUBLIC.split(' '))('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })
})

describe('an address to fetch', () => {
  const judge = (address: string) => judgeAddress(address, PUBLIC_ADDRESSES).ok

  it.each([
    ['the usual form', 'http://127.0.0.1/'],
    ['decimal', 'http://2130706433/'],
    ['octal', 'http://0177.0.0.1/'],
    ['octal throughout', 'http://0177.0000.0000.0001/'],
    ['hex', 'http://0x7f.0.0.1/'],
    ['hex as one number', 'http://0x7f000001/'],
    ['two parts', 'http://127.1/'],
    ['three parts', 'http://127.0.1/'],
    ['one zero', 'http://0/'],
    ['a dot at the end', 'http://127.0.0.1./'],
    ['full-width digits', 'http://１２７.０.０.１/'],
    ['ideographic dots', 'http://127。0。0。1/'],
    ['escaped digits', 'http://%31%32%37.0.0.1/'],
    ['brackets', 'http://[::1]/'],
    ['brackets, written out', 'http://[0:0:0:0:0:0:0:1]/'],
    ['mapped', 'http://[::ffff:127.0.0.1]/'],
    ['mapped in hex', 'http://[::ffff:7f00:1]/'],
    ['NAT64', 'http://[64:ff9b::7f00:1]/'],
    ['6to4', 'http://[2002:7f00:1::]/'],
    ['the unspecified one', 'http://[::]/'],
    ['cloud metadata', 'http://169.254.169.254/latest/meta-data/'],
    ['cloud metadata in decimal', 'http://2852039166/'],
    ['cloud metadata over IPv6', 'http://[fd00:ec2::254]/'],
    ['the home network', 'http://192.168.1.1/'],
    ['a backslash before it', 'http:\\\\127.0.0.1\\'],
    ['a public name as user', 'http://weir.example@127.0.0.1/'],
    ['a public name as user and password', 'http://weir.example:80@127.0.0.1/'],
    ['line breaks in it', 'http://127.0.\n0.1/'],
  ])('is refused where it is this machine or a private one in %s', (_, address) => {
    expect(judge(address)).toBe(false)
  })

  it.each([
    ['a file', 'file:///etc/passwd'],
    ['another protocol', 'ftp://weir.example/a'],
    ['a script', 'javascript:alert(1)'],
    ['data', 'data:text/html,x'],
    ['gopher', 'gopher://weir.example:80/_GET'],
    ['a name and a password', 'https://me:secret@weir.example/'],
    ['another port', 'http://weir.example:8080/'],
    ['the port of mail', 'http://weir.example:25/'],
    ['no address', 'weir'],
    ['nothing', ''],
    ['a host of nothing', 'http:///'],
    ['a port that is none', 'http://weir.example:99999/'],
  ])('is refused where it is %s', (_, address) => {
    expect(judge(address)).toBe(false)
  })

  it.each([
    'https://weir.example/a?b=c',
    'http://weir.example:80/',
    'https://weir.example:443/',
    'http://weir.example:443/',
    'https://brücke.example/',
    'https://1.1.1.1/',
  ])('%s may be asked for', (address) => {
    expect(judge(address)).toBe(true)
  })
})

describe('a name', () => {
  const answering = (...addresses: readonly string[]) => ({
    ...PUBLIC_ADDRESSES,
    resolve: async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
  })

  it('is refused where one of its addresses is not public', async () => {
    await expect(resolveAdmitted('weir.example', answering('1.1.1.1', '127.0.0.1'))).rejects.toThrow(/not public/)
    await expect(resolveAdmitted('weir.example', answering('1.1.1.1', '::1'))).rejects.toThrow(/not public/)
    await expect(resolveAdmitted('weir.example', answering())).rejects.toThrow(/not public/)
  })

  it('is admitted with all of its addresses where all are public', async () => {
    expect((await resolveAdmitted('weir.example', answering('1.1.1.1', '2606:4700:4700::1111'))).length).toBe(2)
  })
})
