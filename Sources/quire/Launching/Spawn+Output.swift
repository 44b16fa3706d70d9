import Glibc
import Storage

extension Spawn {
  /// What a program prints, which is expected to be short; nil when it does not start, or does not end in a moment.
  static func output(of arguments: [String]) -> [UInt8]? {
    guard let ends = Descriptor.pipe() else { return nil }
    defer { close(ends.reading) }
    let (process, _) = start(arguments, flags: 0) { actions in
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
      posix_spawn_file_actions_adddup2(&actions, ends.writing, 1)
      posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    }
    close(ends.writing)
    guard let process else { return nil }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    var polled = pollfd(fd: ends.reading, events: Int16(POLLIN), revents: 0)
    while output.count < 1 << 16 {
      // It may wait for a server that does not answer.
      guard poll(&polled, 1, 1000) > 0 else {
        kill(process, SIGKILL)
        break
      }
      let count = buffer.withUnsafeMutableBytes { Descriptor.read(ends.reading, into: $0) }
      guard count > 0 else { break }
      output += buffer[..<count]
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status == 0 ? output : nil
  }
}
