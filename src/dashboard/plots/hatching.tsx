export const hatched = 'url(#hatching)'

/**
 * Once a page, for all its plots. Told apart without colour: what is hatched is there, and does not count as the rest
 * does.
 */
export function Hatching() {
  return (
    <svg width="0" height="0" class="plot-nothing" aria-hidden="true">
      <defs>
        <pattern id="hatching" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line class="plot-hatching" x1="0" y1="0" x2="0" y2="6" />
        </pattern>
      </defs>
    </svg>
  )
}
