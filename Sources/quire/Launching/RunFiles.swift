import Glibc
import Storage
import Synchronization

/// The standard files of a program that runs away from the keys, both sides of them.
///
/// What it reads is a file without a name, so that nobody waits for it to read. What it prints comes through pipes;
/// where it goes on by itself, its errors go into such a file too, and no end of ours ends it.
final class RunFiles {
  /// Input, output, errors of the program; below 0 for nothing.
  private(set) var ofProgram: [Int32] = [-1, -1, -1]
  private var output: Int32 = -1
  private var errors: Int32 = -1
  private let isKept: Bool

  init(input: [UInt8]?, isKept: Bool) throws(Spawn.Failure) {
    self.isKept = isKept
    let code = Spawn.turn.withLock { _ in open(hasInput: input != nil) }
    guard code == 0 else {
      close()
      throw Spawn.Failure(code: code)
    }
    if let input {
      let code = Descriptor.write(input[...], to: ofProgram[0])
      guard code == 0 else {
        close()
        throw Spawn.Failure(code: code)
      }
      lseek(ofProgram[0], 0, SEEK_SET)
    }
  }

  /// Returns 0, or an `errno`.
  private func open(hasInput: Bool) -> Int32 {
    if hasInput {
      ofProgram[0] = RunFiles.nameless()
      if ofProgram[0] < 0 { return errno }
    }
    guard isKept else {
      ofProgram[2] = RunFiles.nameless()
      return ofProgram[2] < 0 ? errno : 0
    }
    guard let out = Descriptor.pipe() else { return errno }
    (output, ofProgram[1]) = (out.reading, out.writing)
    guard let errs = Descriptor.pipe() else { return errno }
    (errors, ofProgram[2]) = (errs.reading, errs.writing)
    for end in [output, errors] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    return 0
  }

  /// A file that only those have who have it open.
  private static func nameless() -> Int32 {
    let folder = TemporaryFolder.place(Process.environment)
    var name = Array("\(folder)/quire-XXXXXX".utf8CString)
    let file = mkstemp(&name)
    guard file >= 0 else { return -1 }
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    unlink(name)
    return file
  }

  /// What is to be waited for.
  var polls: [pollfd] {
    [output, errors].filter { $0 >= 0 }.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
  }

  /// Reads what is there. Returns false when there is nothing more.
  @discardableResult
  func read(_ file: Int32, _ outcome: inout ChildOutcome) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = buffer.withUnsafeMutableBytes { Descriptor.read(file, into: $0) }
    guard count > 0 else {
      if count != -Int(EAGAIN) { drop(file) }
      return false
    }
    if file == output {
      outcome.take(buffer[..<count])
    } else {
      outcome.take(errors: buffer[..<count])
    }
    return true
  }

  /// Reads what is left when the program has ended: as much as pipes hold, as others may go on to write.
  func drain(_ outcome: inout ChildOutcome) {
    for file in [output, errors] where file >= 0 {
      for _ in 0..<32 where !read(file, &outcome) { break }
    }
    if !isKept {
      lseek(ofProgram[2], 0, SEEK_SET)
      read(ofProgram[2], &outcome)
    }
  }

  private func drop(_ file: Int32) {
    if file == output { output = -1 } else if file == errors { errors = -1 } else { return }
    Glibc.close(file)
  }

  /// The program has its side now.
  func closeProgramSide() {
    for place in ofProgram.indices where ofProgram[place] >= 0 && (isKept || place < 2) {
      Glibc.close(ofProgram[place])
      ofProgram[place] = -1
    }
  }

  func close() {
    for file in ofProgram + [output, errors] where file >= 0 { Glibc.close(file) }
    (ofProgram, output, errors) = ([-1, -1, -1], -1, -1)
  }
}
