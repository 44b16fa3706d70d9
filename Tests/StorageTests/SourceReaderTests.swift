import Glibc
import Storage
import Testing

@Suite struct SourceReaderTests {
  private let folder = TemporaryFolder()
  private let text = (0..<9000).map { UInt8(truncatingIfNeeded: $0 &* 31) }

  private func file(_ path: FilePath) throws -> DigestFile {
    try #require(DigestFolder([path]).files.first)
  }

  @Test(arguments: [0, 1, 4095, 4096, 4097, 9000])
  func deliversAllBytesWhateverTheReceiverTakes(count: Int) throws {
    let bytes = Array(text[..<count])
    let file = try file(folder.write(folder["a.md"], bytes))
    for windowSize in [1, 4096, 5000, 1 << 20] {
      for step in [1000, 4096, .max] {
        var got: [UInt8] = []
        var ends = 0
        try SourceReader.read(file, windowSize: windowSize) { window, isLast in
          ends += isLast ? 1 : 0
          let done = isLast ? window.count : min(step, window.count)
          got += window[..<done]
          return done
        }
        #expect(got == bytes && ends == 1, "windows of \(windowSize), steps of \(step)")
      }
    }
  }

  @Test func windowsGrowUntilTheReceiverCanUseThem() throws {
    let file = try file(folder.write(folder["a.md"], text))
    var sizes: [Int] = []
    var got: [UInt8] = []
    try SourceReader.read(file, windowSize: 4096) { window, isLast in
      sizes.append(window.count)
      guard isLast else { return 0 }
      got += window
      return window.count
    }
    #expect(sizes == [4096, 8192, 9000])
    #expect(got == text)
  }

  @Test func stopsWhenTold() throws {
    let file = try file(folder.write(folder["a.md"], text))
    var calls = 0
    try SourceReader.read(file, windowSize: 4096) { _, _ in
      calls += 1
      return nil
    }
    #expect(calls == 1)
  }

  @Test(arguments: [100, 20_000])
  func changesWhileReadingAreSaidAndWhatCameIsKept(size: Int) throws {
    let path = folder.write(folder["a.md"], text)
    let file = try file(path)
    var got: [UInt8] = []
    #expect(throws: StorageError(path, .changedWhileReading)) {
      try SourceReader.read(file, windowSize: 4096) { window, _ in
        if got.isEmpty { #expect(truncate(path.text, size) == 0) }
        got += window
        return window.count
      }
    }
    #expect(got.starts(with: text[..<4096]))
    #expect(got.count == (size < 4096 ? 4096 : size))
  }

  @Test func readsPipes() throws {
    let path = folder["pipe"]
    mkfifo(path.text, 0o600)
    let file = try file(path)
    // A writer in a process of its own: each end waits for the other to be opened.
    let command = ["sh", "-c", "exec > \"$0\"; printf one; printf two", path.text]
    var words = command.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    try #require(posix_spawnp(&process, "sh", nil, nil, &words, environ) == 0)
    var got: [UInt8] = []
    try SourceReader.read(file, windowSize: 4096) { window, _ in
      got += window
      return window.count
    }
    var status: Int32 = 0
    waitpid(process, &status, 0)
    #expect(got == Array("onetwo".utf8))
  }

  @Test func saysWhatCannotBeOpened() throws {
    let path = folder.write("a.md")
    let file = try file(path)
    unlink(path.text)
    #expect(throws: StorageError(path, .system(ENOENT))) {
      try SourceReader.read(file, windowSize: 4096) { window, _ in window.count }
    }
    mkdir(path.text, 0o700)
    #expect(throws: StorageError(path, .notAFile)) {
      try SourceReader.read(file, windowSize: 4096) { window, _ in window.count }
    }
  }
}
