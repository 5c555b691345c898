// A checksum of 24 bits: four characters of a link, and it sees every damage of up to three bytes in a row (RFC 4880, section 6.1).

const POLYNOMIAL = 0x1864cfb;
const START = 0xb704ce;

export function crc24(bytes: Uint8Array): number {
  let crc = START;
  for (const byte of bytes) {
    crc ^= byte << 16;
    for (let i = 0; i < 8; i++) {
      crc <<= 1;
      if (crc & 0x1000000) crc ^= POLYNOMIAL;
    }
  }
  return crc;
}
