/** What can only go wrong with a file that belongs to a submission: the device deals with all of them by itself, but for the one that is too large (`facilitator.reason`). */
export const attachmentProblems = {
  unknown_attachment: {
    status: 404,
    mend: 'Send the envelope that names this file first, and the file under the hash that stands there.',
  },
  attachment_changed: { status: 400, mend: 'Send the very bytes whose hash stands in the address, all of them.' },
  attachment_too_large: {
    status: 413,
    mend: 'Whoever runs the server can allow larger files with ATTACHMENT_MAX_BYTES; the device keeps the file.',
  },
  attachments_full: {
    status: 507,
    mend: 'Whoever runs the server can make more room with ATTACHMENT_QUOTA_BYTES; the device keeps the file and tries again.',
  },
} as const
