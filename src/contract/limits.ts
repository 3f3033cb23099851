export const maxBodyBytes = 1_048_576
export const maxPayloadBytes = 262_144
export const maxSubmissionsPerCall = 100
