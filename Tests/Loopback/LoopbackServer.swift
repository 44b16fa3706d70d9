import Glibc
import Synchronization

/// A server on this machine that answers as a script says, and remembers who asked for what, and when.
public final class LoopbackServer: Sendable {
  /// What is sent, piece by piece; nothing is added.
  public enum Piece: Sendable {
    case text(String)
    case bytes([UInt8])
    /// Milliseconds.
    case pause(Int)
    /// The same bytes again and again, until the other side has had enough.
    case endless([UInt8])
  }

  public struct Request: Sendable {
    /// The path and what follows it.
    public let target: String
    /// By names in lower case.
    public let headers: [String: String]
    /// Milliseconds since some time.
    public let time: Int
  }

  public let port: UInt16
  private let listener: Int32
  private let answer: @Sendable (Request, Int) -> [Piece]
  private let log = Mutex<[Request]>([])
  private let isOpen = Atomic<Bool>(true)

  /// - Parameter answer: gets a request and its number from 0. It is asked on the server's thread.
  public init(_ answer: @escaping @Sendable (Request, Int) -> [Piece]) {
    self.answer = answer
    signal(SIGPIPE, SIG_IGN)
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = listener
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, size) == 0 && listen(descriptor, 16) == 0
          && getsockname(descriptor, $0, &size) == 0
      }
    }
    precondition(isBound, "no loopback")
    port = UInt16(bigEndian: address.sin_port)
    var thread = pthread_t()
    let context = Unmanaged.passRetained(self).toOpaque()
    pthread_create(
      &thread, nil,
      { context in
        Unmanaged<LoopbackServer>.fromOpaque(context!).takeRetainedValue().serve()
        return nil
      }, context)
    pthread_detach(thread)
  }

  /// `http://127.0.0.1:PORT`.
  public var origin: String { "http://\(host)" }
  public var host: String { "127.0.0.1:\(port)" }

  /// What was asked so far, in order.
  public var requests: [Request] { log.withLock { $0 } }

  public func stop() {
    isOpen.store(false, ordering: .relaxed)
    shutdown(listener, Int32(SHUT_RDWR))
  }

  private func serve() {
    while isOpen.load(ordering: .relaxed) {
      let connection = accept(listener, nil, nil)
      if connection < 0 { break }
      _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
      if let request = read(connection) {
        let number = log.withLock { log in
          log.append(request)
          return log.count - 1
        }
        send(answer(request, number), to: connection)
      }
      close(connection)
    }
    close(listener)
  }

  private func read(_ connection: Int32) -> Request? {
    var bytes: [UInt8] = []
    while bytes.suffix(4) != [13, 10, 13, 10], bytes.count < 65536 {
      var byte: UInt8 = 0
      guard Glibc.read(connection, &byte, 1) == 1 else { return nil }
      bytes.append(byte)
    }
    var clock = timespec()
    clock_gettime(CLOCK_MONOTONIC, &clock)
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count == 3 else { return nil }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      headers[line[..<colon].lowercased()] = String(
        line[line.index(after: colon)...].drop { $0 == " " })
    }
    return Request(
      target: String(words[1]), headers: headers,
      time: clock.tv_sec * 1000 + clock.tv_nsec / 1_000_000)
  }

  private func send(_ pieces: [Piece], to connection: Int32) {
    for piece in pieces {
      switch piece {
      case .text(let text): if !send(Array(text.utf8), to: connection) { return }
      case .bytes(let bytes): if !send(bytes, to: connection) { return }
      case .pause(let milliseconds): usleep(UInt32(milliseconds) * 1000)
      case .endless(let bytes):
        while isOpen.load(ordering: .relaxed), send(bytes, to: connection) {}
        return
      }
    }
  }

  private func send(_ bytes: [UInt8], to connection: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}

extension LoopbackServer.Piece {
  /// A whole answer.
  public static func answer(
    _ body: String, status: Int = 200, headers: [String] = [], length: Int? = nil
  ) -> LoopbackServer.Piece {
    let head =
      [
        "HTTP/1.1 \(status) Said", "Content-Length: \(length ?? body.utf8.count)",
        "Connection: close",
      ]
      + headers
    return .text(head.joined(separator: "\r\n") + "\r\n\r\n" + body)
  }
}

extension LoopbackServer.Piece: CustomStringConvertible {
  public var description: String {
    switch self {
    case .text(let text): String(text.prefix(100))
    case .bytes(let bytes), .endless(let bytes): "\(bytes.count) bytes"
    case .pause(let milliseconds): "\(milliseconds) ms"
    }
  }
}
