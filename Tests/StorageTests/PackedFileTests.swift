import Glibc
import Storage
import Testing

/// Packed files come unpacked; the files are made by hand (`Packed`).
@Suite struct PackedFileTests {
  private let folder = TemporaryFolder()

  private func read(_ path: FilePath) -> (bytes: [UInt8], reason: StorageError.Reason?) {
    Packed.read(path)
  }
  private func gzip(_ text: [UInt8], checksum: UInt32? = nil) -> [UInt8] {
    Packed.gzip(text, checksum: checksum)
  }
  private func zstd(_ text: [UInt8]) -> [UInt8] { Packed.zstd(text) }

  @Test func gzipComesUnpackedWhateverItsName() {
    let text = Array("# 2025-04-25\n".utf8)
    for name in ["a.md.gz", "b.md"] {
      let file = folder.write(folder[name], gzip(text))
      #expect(read(file).bytes == text && read(file).reason == nil)
    }
  }

  @Test func membersFollowEachOther() {
    let file = folder.write(folder["a.md.gz"], gzip(Array("one ".utf8)) + gzip(Array("two".utf8)))
    #expect(read(file).bytes == Array("one two".utf8))
    let frames = folder.write(
      folder["a.md.zst"], zstd(Array("one ".utf8)) + zstd(Array("two".utf8)))
    #expect(read(frames).bytes == Array("one two".utf8) && read(frames).reason == nil)
  }

  @Test func whatIsCutOrDamagedCountsUpToThere() {
    let text = [UInt8](repeating: 0x61, count: 5000)
    let cut = folder.write(folder["cut.md.gz"], Array(gzip(text).dropLast(3000)))
    #expect(read(cut).reason == .packedTruncated)
    #expect(read(cut).bytes.count > 1000)
    let bad = folder.write(folder["bad.md.gz"], gzip(text, checksum: 1))
    #expect(read(bad).reason == .packedBroken)
    let frame = folder.write(folder["cut.md.zst"], Array(zstd(Array("one".utf8)).dropLast()))
    #expect(read(frame).reason == .packedTruncated)
  }

  /// 26 KB that unpack to 10 GB.
  @Test func aBombEnds() {
    // A frame without its size, and blocks of 128 KB that repeat one byte.
    var bomb: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x38]
    let header = UInt32(128 << 10) << 3 | 2
    for _ in 0..<80_000 {
      bomb += [UInt8(header & 0xFF), UInt8(header >> 8 & 0xFF), UInt8(header >> 16), 0x61]
    }
    let file = folder.write(folder["bomb.md.zst"], bomb)
    var count = 0
    var largest = 0
    #expect(throws: StorageError(file, .packedTooLarge)) {
      try SourceReader.read(DigestFolder([file]).files[0], windowSize: 1 << 20) { window, _ in
        count += window.count
        largest = max(largest, window.count)
        return window.count
      }
    }
    #expect(count < 300 << 20 && largest <= 1 << 20)
  }

  @Test func foldersHoldMoreKindsOfFiles() {
    for name in ["a.json", "b.JSONL", "c.xml.gz", "d.zst", "e.rss", "f.png", "g.md.zst"] {
      folder.write(name)
    }
    let names = DigestFolder([FilePath(folder.path)]).files.map {
      $0.path.text.split(separator: "/").last.map(String.init) ?? ""
    }
    #expect(names.sorted() == ["a.json", "b.JSONL", "c.xml.gz", "e.rss", "g.md.zst"])
  }
}
