import { describe, expect, it } from 'vitest'
import { shellFor } from '../../src/worker/what-is-cached.ts'

describe('a link that is opened without internet', () => {
  it.each([
    ['/', '/index.html'],
    ['/index.html', '/index.html'],
    ['/w/mex_2025', '/index.html'],
    ['/w/mex_2025/', '/index.html'],
    ['/facilitator/', '/facilitator/index.html'],
    ['/facilitator', '/facilitator/index.html'],
    ['/facilitator/mex_2025', '/facilitator/index.html'],
    ['/withdraw/', '/withdraw/index.html'],
    ['/withdraw', '/withdraw/index.html'],
    ['/accessibility/', '/accessibility/index.html'],
    ['/accessibility', '/accessibility/index.html'],
    ['/coordinator/', null],
    ['/hub/', null],
    ['/withdrawals', null],
    ['/api/v1/surveys/femig-global-cso/progress', null],
    ['/healthz', null],
    ['/workshops', null],
    ['/facilitators', null],
    ['/privacy', null],
  ])('to %s shows %s', (path, shell) => {
    expect(shellFor(path)).toBe(shell)
  })
})
