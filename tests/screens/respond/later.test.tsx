import { render, screen } from '@testing-library/preact'
import { expect, test } from 'vitest'
import { Later } from '../../../src/screens/respond/later.tsx'

const Drawn = ({ index }: { index: number }) => <p>drawn {index}</p>

test('a page on which hundreds of questions wait comes to rest as soon as they are here', async () => {
  const waiting = Array.from({ length: 300 }, (_, index) => index)
  render(
    <main>
      {waiting.map((index) => (
        <Later key={index} pick={() => Drawn} props={{ index }} />
      ))}
    </main>,
  )
  expect(screen.getAllByRole('status')).toHaveLength(300)
  expect(await screen.findByText('drawn 299', {}, { timeout: 10_000 })).toBeTruthy()
  expect(screen.queryAllByRole('status')).toHaveLength(0)
})
