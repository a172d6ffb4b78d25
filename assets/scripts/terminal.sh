# What terminal.yaml works with: a log-in that is busy at first, then a menu. It writes $1/login.txt.
stty -echo
printf 'Please log in.\n\nPassword: '
read -r password
stty echo
printf '\n'
for try in 1 2; do
  printf 'Busy. Press Enter to try again. (%s)\n' "$try"
  read -r _
done
printf 'You are ready.\n> '
while read -r word; do
  case $word in
  save)
    printf '%s' "$password" | sha256sum | cut -d ' ' -f 1 >"$1/login.txt"
    printf 'It is saved.\n> '
    ;;
  *) printf 'Say save, please.\n> ' ;;
  esac
done
