import { describe, expect, it } from 'vitest'
import { readAddress } from '../../../src/screens/first/read-address.ts'

const read = (address: string, before: Parameters<typeof readAddress>[1] = null) =>
  readAddress(new URL(address, 'https://survey.example'), before)

describe('the link that led here', () => {
  it('takes the workshop from the short path and counts it as a QR code', () => {
    expect(read('/w/mex_2025?lang=es')).toEqual({ workshop: 'mex_2025', channel: 'qr', language: 'es' })
  })

  it('takes workshop and channel from the query', () => {
    expect(read('/?w=BOG_2025&s=email')).toEqual({ workshop: 'bog_2025', channel: 'email', language: null })
  })

  it('keeps a code that cannot be one as unknown and goes on', () => {
    expect(read('/w/%3Cscript%3E').workshop).toBe('unknown')
    expect(read('/?w=a').workshop).toBe('unknown')
  })

  it('still knows the workshop after a reload, when the address is clean again', () => {
    const before = { workshop: 'ktm_tbc', channel: 'qr', language: 'en' }
    expect(read('/', before)).toEqual({ workshop: 'ktm_tbc', channel: 'qr', language: null })
  })

  it('knows nothing of a plain visit', () => {
    expect(read('/')).toEqual({ workshop: null, channel: null, language: null })
  })
})
