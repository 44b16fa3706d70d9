import quire

Program.start()
