import Glibc
import Testing

@testable import Catalog
@testable import Storage

/// Files of indexes: found as they were kept, and passed over as soon as a bit is another one.
@Suite struct IndexCacheTests {
  private let folder = TemporaryFolder()
  private var cache: IndexCache { IndexCache(folder: folder.path + "/index") }

  private func key(_ number: UInt64) -> IndexKey { IndexKey(high: number, low: 7) }

  private var files: [String] {
    FilePath(folder.path + "/index").contents().names.map { String(decoding: $0, as: UTF8.self) }
      .filter { $0.hasSuffix(".words") }.sorted()
  }

  private func bytes(of path: String) -> [UInt8] {
    let file = open(path, O_RDONLY)
    defer { close(file) }
    return [UInt8](unsafeUninitializedCapacity: 1 << 16) { room, count in
      count = Descriptor.read(file, into: UnsafeMutableRawBufferPointer(room))
    }
  }

  @Test func isFoundAsItWasKept() {
    #expect(cache.store.find(key(1)) == nil)
    let bytes = (0..<5000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    #expect(cache.store.keep(key(1), bytes).map { Array($0.bytes) } == bytes)
    #expect(cache.store.find(key(1)).map { Array($0.bytes) } == bytes)
    #expect(cache.store.find(key(2)) == nil)
    #expect(files == ["00000000000000010000000000000007.words"])
  }

  @Test func aDamagedFileIsNone() {
    let content = (0..<300).map { UInt8(truncatingIfNeeded: $0) }
    _ = cache.store.keep(key(1), content)
    let path = folder.path + "/index/" + files[0]
    let sound = bytes(of: path)
    for place in sound.indices {
      var damaged = sound
      damaged[place] ^= 1 << UInt8(place % 8)
      folder.write(FilePath(path), damaged)
      #expect(cache.store.find(key(1)) == nil, "byte \(place)")
    }
    for count in [0, 1, 63, 64, 65, sound.count - 1] {
      folder.write(FilePath(path), Array(sound.prefix(count)))
      #expect(cache.store.find(key(1)) == nil, "\(count) bytes")
    }
    folder.write(FilePath(path), sound + [0])
    #expect(cache.store.find(key(1)) == nil)
    folder.write(FilePath(path), sound)
    #expect(cache.store.find(key(1)) != nil)
    // A file under the name of another key.
    rename(path, folder.path + "/index/00000000000000020000000000000007.words")
    #expect(cache.store.find(key(2)) == nil)
  }

  @Test func theOldestGoWhenThereIsNoRoom() {
    let small = IndexCache(folder: folder.path + "/index", limit: 3000)
    for number in 1...3 as ClosedRange<UInt64> {
      _ = small.store.keep(key(number), [UInt8](repeating: 1, count: 900))
      var times = [
        timespec(tv_sec: Int(number), tv_nsec: 0), timespec(tv_sec: Int(number), tv_nsec: 0),
      ]
      utimensat(AT_FDCWD, folder.path + "/index/" + files[Int(number) - 1], &times, 0)
    }
    #expect(files.count == 3)
    _ = small.store.keep(key(4), [UInt8](repeating: 1, count: 900))
    #expect(files.count == 3 && small.store.find(key(1)) == nil && small.store.find(key(4)) != nil)
    #expect(small.store.keep(key(5), [UInt8](repeating: 1, count: 3000)) == nil)
    #expect(files.count == 3)
  }

  @Test func aPlaceThatCannotBeWrittenKeepsNothing() {
    folder.write("index", "no folder")
    #expect(cache.store.keep(key(1), [1, 2, 3]) == nil)
    #expect(cache.store.find(key(1)) == nil)
  }
}
