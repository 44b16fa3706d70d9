import Glibc

/// The bytes of an open file: as they are, or unpacked when the file begins like gzip or zstd. The
/// name says nothing.
///
/// What is unpacked is limited, so that a small file cannot fill the memory of who reads it.
struct ByteSource {
  private let descriptor: Int32
  /// Packed bytes that have been read and not been used.
  private var packed: [UInt8] = []
  private var place = 0
  private var unpacker: (any Unpacker)?
  private var consumed = 0
  private var unpacked = 0
  /// Why the rest could not be unpacked; what came before counts.
  private(set) var failure: StorageError.Reason?

  /// How much is read at once while unpacking.
  private static let chunk = 64 << 10
  /// What may be unpacked from any file, and from how many times its size.
  private static let unpackedLimit = 256 << 20
  private static let ratioLimit = 100

  /// - Parameter isNamedPacked: the name says that it is packed: then it is cut when nothing is in it.
  init(_ descriptor: Int32, isNamedPacked: Bool = false) throws(StorageError.Reason) {
    self.descriptor = descriptor
    packed = [UInt8](repeating: 0, count: 4)
    var held = 0
    while held < 4 {
      let count = try ByteSource.read(descriptor, &packed, from: held)
      if count == 0 { break }
      held += count
    }
    packed.removeLast(4 - held)
    if packed.starts(with: ByteSource.gzip) {
      unpacker = GzipUnpacker()
    } else if packed.elementsEqual(ByteSource.zstd) {
      unpacker = ZstdUnpacker()
    } else if packed.isEmpty {
      failure = isNamedPacked ? .packedTruncated : nil
    } else if packed == [0x1F] || (packed.count > 1 && ByteSource.zstd.starts(with: packed)) {
      // Not even the sign is whole. The first byte of zstd's alone is an opening parenthesis.
      packed = []
      failure = .packedTruncated
    }
  }

  /// What packed files begin with.
  private static let gzip: [UInt8] = [0x1F, 0x8B]
  private static let zstd: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]

  /// Fills the buffer from `start` on; less than all of it only at the end.
  mutating func fill(
    _ buffer: inout [UInt8], from start: Int
  ) throws(StorageError.Reason) -> Int {
    unpacker == nil ? try fillPlain(&buffer, start) : try fillUnpacked(&buffer, start)
  }

  private mutating func fillPlain(
    _ buffer: inout [UInt8], _ start: Int
  ) throws(StorageError.Reason) -> Int {
    var filled = start
    while place < packed.count, filled < buffer.count {
      buffer[filled] = packed[place]
      filled += 1
      place += 1
    }
    while filled < buffer.count {
      let count = try ByteSource.read(descriptor, &buffer, from: filled)
      if count == 0 { break }
      filled += count
    }
    return filled - start
  }

  private mutating func fillUnpacked(
    _ buffer: inout [UInt8], _ start: Int
  ) throws(StorageError.Reason) -> Int {
    var filled = start
    while filled < buffer.count, failure == nil, let unpacker {
      if place == packed.count {
        packed = [UInt8](repeating: 0, count: ByteSource.chunk)
        place = 0
        let count = try ByteSource.read(descriptor, &packed, from: 0)
        packed.removeLast(packed.count - count)
      }
      let isEnd = packed.isEmpty
      if isEnd, unpacker.isBetweenMembers { break }
      let step = packed[place...].withUnsafeBytes { source in
        buffer.withUnsafeMutableBytes { room in
          unpacker.unpack(source, into: UnsafeMutableRawBufferPointer(rebasing: room[filled...]))
        }
      }
      place += step.read
      consumed += step.read
      filled += step.written
      unpacked += step.written
      if step.isBroken {
        failure = .packedBroken
      } else if isEnd, step.written == 0 {
        failure = .packedTruncated
      } else if unpacked > max(ByteSource.unpackedLimit, consumed * ByteSource.ratioLimit) {
        failure = .packedTooLarge
      }
    }
    return filled - start
  }

  private static func read(
    _ descriptor: Int32, _ buffer: inout [UInt8], from start: Int
  ) throws(StorageError.Reason) -> Int {
    let count = buffer.withUnsafeMutableBytes {
      Descriptor.read(descriptor, into: UnsafeMutableRawBufferPointer(rebasing: $0[start...]))
    }
    if count < 0 { throw .system(Int32(-count)) }
    return count
  }
}
