import Storage
import Testing

/// Packed files that are wrong somewhere: what their checksums can see is said, and nothing else
/// happens.
@Suite struct PackedFlipTests {
  private let folder = TemporaryFolder()
  private let text = Array("# 2025-04-25\n\n## A Title Here\n\nAn abstract.\n".utf8)

  /// Every bit of a file with a checksum: the text is what it was, or it is said that it is not.
  @Test func everyBitOfAGzipFile() {
    let packed = Packed.gzip(text)
    for index in packed.indices {
      for bit in 0..<8 as Range<UInt8> {
        var broken = packed
        broken[index] ^= 1 << bit
        let (bytes, reason) = Packed.read(folder.write(folder["a.md.gz"], broken))
        // Without its sign it is not a packed file any more.
        if index < 2 {
          #expect(reason != nil || bytes == broken)
        } else {
          #expect(reason != nil || bytes == text, "byte \(index), bit \(bit)")
        }
      }
    }
  }

  /// Without a checksum, as zstd frames may be, a letter may be another one; no more than that.
  @Test func everyBitOfAZstdFrame() {
    let packed = Packed.zstd(text)
    for index in packed.indices {
      for bit in 0..<8 as Range<UInt8> {
        var broken = packed
        broken[index] ^= 1 << bit
        let (bytes, reason) = Packed.read(folder.write(folder["a.md.zst"], broken))
        #expect(reason != nil || bytes.count == text.count || bytes == broken)
      }
    }
  }

  /// However little of a packed file is there, it is one that ends too early; a file without a byte is one when
  /// its name says that it is packed.
  @Test func everyBeginning() {
    for (packed, shortest) in [(Packed.gzip(text), 1), (Packed.zstd(text), 2)] {
      for count in shortest..<packed.count {
        let file = folder.write(folder["a.md.gz"], Array(packed[..<count]))
        #expect(Packed.read(file).reason == .packedTruncated, "\(count)")
      }
    }
    for (name, reason) in [
      ("a.md.gz", StorageError.Reason.packedTruncated), ("a.md.zst", .packedTruncated),
      ("a.md", nil),
    ] as [(String, StorageError.Reason?)] {
      #expect(Packed.read(folder.write(folder[name], [])).reason == reason)
    }
  }

  @Test func whatCannotBeUnpackedAtAllIsNotDelivered() {
    var reserved = Packed.gzip(text)
    reserved[3] |= 0x20
    var method = Packed.gzip(text)
    method[2] = 7
    var frame = Packed.zstd(text)
    frame[4] |= 0x08
    for (name, bytes) in [("a.gz", reserved), ("b.gz", method), ("c.zst", frame)] {
      let file = folder.write(folder[name], bytes)
      var isDelivered = false
      #expect(throws: StorageError(file, .packedBroken)) {
        try SourceReader.read(DigestFolder([file]).files[0], windowSize: 1 << 16) { _, _ in
          isDelivered = true
          return nil
        }
      }
      #expect(!isDelivered, "\(name)")
    }
  }

  /// Who has seen enough of the text still hears that the rest was broken.
  @Test func aReceiverThatStopsHearsOfTheDamage() {
    let file = folder.write(folder["a.gz"], Packed.gzip(text, checksum: 1))
    #expect(throws: StorageError(file, .packedBroken)) {
      try SourceReader.read(DigestFolder([file]).files[0], windowSize: 1 << 16) { _, _ in nil }
    }
  }
}
